package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the events of {@code streamGenerateContent?alt=sse}
 * (https://ai.google.dev/api/generate-content): data alone, and no mark of the end. Why a candidate
 * finished and what it cost is in the last event, as with Google. Each event holds a part, without
 * which google-genai forgets the turn of a chat (chats.py). A call is written when it is whole.
 */
final class GeminiStreamWriter implements StreamWriter {

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

  private final AnswerIdentity head;
  private final Map<Integer, ChoiceWriter> choices = new TreeMap<>();
  private TokenUsage usage = TokenUsage.UNKNOWN;
  private boolean begun;

  GeminiStreamWriter(AnswerIdentity head) {
    this.head = head;
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    if (step instanceof StreamEvent.TextDelta text) {
      part(text.choice(), choice(text.choice()).text(text.text()), out);
    } else if (step instanceof StreamEvent.RefusalDelta refusal) {
      part(refusal.choice(), choice(refusal.choice()).refusal(refusal.text()), out);
    } else if (step instanceof StreamEvent.ThinkingDelta thought) {
      thought(thought, out);
    } else if (step instanceof StreamEvent.ThinkingSigned signed) {
      part(signed.choice(), choice(signed.choice()).signed(signed.signature()), out);
    } else if (step instanceof StreamEvent.RedactedThinking redacted) {
      part(redacted.choice(), choice(redacted.choice()).redacted(redacted.data()), out);
    } else if (step instanceof StreamEvent.ToolCallStarted call) {
      part(call.choice(), choice(call.choice()).callStarts(call), out);
    } else if (step instanceof StreamEvent.ArgumentsDelta arguments) {
      choice(arguments.choice()).arguments(arguments);
    } else if (step instanceof StreamEvent.Finished finished) {
      part(finished.choice(), choice(finished.choice()).finished(finished.finish()), out);
    } else {
      whole(step, out);
    }
  }

  /** Of one that is not shown no words come; the stream begins with it, and can be kept alive. */
  private void thought(StreamEvent.ThinkingDelta thought, Consumer<byte[]> out) {
    List<JsonObject> parts = choice(thought.choice()).thought(thought.text());
    boolean unshown = parts.isEmpty() && !begun;
    part(thought.choice(), unshown ? List.of(Json.object("text", "")) : parts, out);
  }

  /** What is of no choice. */
  private void whole(StreamEvent step, Consumer<byte[]> out) {
    if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage().tokens();
    } else if (step instanceof StreamEvent.Ended) {
      choice(0);
      last(out);
    } else if (step instanceof StreamEvent.Failed failed) {
      send(GeminiErrorWriter.json(failed.error()), out);
    }
  }

  private ChoiceWriter choice(int index) {
    return choices.computeIfAbsent(index, unused -> new ChoiceWriter());
  }

  private void part(int choice, List<JsonObject> parts, Consumer<byte[]> out) {
    if (!parts.isEmpty()) {
      JsonObject candidate = candidate(choice, parts).build();
      send(answer(Json.PROVIDER.createArrayBuilder().add(candidate).build()).build(), out);
    }
  }

  private void last(Consumer<byte[]> out) {
    JsonArrayBuilder candidates = Json.PROVIDER.createArrayBuilder();
    choices.forEach(
        (index, choice) ->
            candidates.add(
                candidate(index, choice.lastParts()).add("finishReason", choice.finishReason())));
    JsonObjectBuilder answer = answer(candidates.build());
    UsageWriter.add(usage, answer);
    send(answer.build(), out);
  }

  private static JsonObjectBuilder candidate(int index, List<JsonObject> parts) {
    return Json.object()
        .add("content", TurnParts.content(Role.ASSISTANT, parts))
        .add("index", index);
  }

  private JsonObjectBuilder answer(JsonArray candidates) {
    return Json.object()
        .add("candidates", candidates)
        .add("modelVersion", head.model())
        .add("responseId", head.id());
  }

  private void send(JsonValue event, Consumer<byte[]> out) {
    begun = true;
    out.accept(event(event));
  }

  static byte[] event(JsonValue data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(DATA);
    bytes.writeBytes(Json.bytes(data));
    bytes.writeBytes(END);
    return bytes.toByteArray();
  }
}
