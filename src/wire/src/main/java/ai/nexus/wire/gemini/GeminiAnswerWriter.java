package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.translate.AnswerIdentity;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Writes the answer of {@code generateContent} (https://ai.google.dev/api/generate-content). */
final class GeminiAnswerWriter {

  private GeminiAnswerWriter() {}

  static JsonObject json(ChatAnswer answer, AnswerIdentity head) {
    JsonArrayBuilder candidates = Json.PROVIDER.createArrayBuilder();
    answer.choices().forEach(choice -> candidates.add(candidate(choice)));
    JsonObjectBuilder json = Json.object().add("candidates", candidates);
    UsageWriter.add(answer.usage().tokens(), json);
    return json.add("modelVersion", head.model()).add("responseId", head.id()).build();
  }

  private static JsonObject candidate(ChatAnswer.Choice choice) {
    TurnParts turn = new TurnParts(Role.ASSISTANT);
    boolean malformed = false;
    for (Part part : choice.parts()) {
      malformed |= !add(part, turn);
    }
    boolean refused = choice.parts().stream().anyMatch(Part.Refusal.class::isInstance);
    Finish finish = choice.finish().orElse(Finish.of(Finish.Reason.STOP));
    boolean filtered = finish.reason() == Finish.Reason.CONTENT_FILTER;
    JsonObjectBuilder candidate = Json.object();
    if (!turn.parts().isEmpty()) {
      candidate.add("content", turn.json());
    } else if (!filtered) {
      turn.text(""); // google-genai's chats take no content without a part (chats.py)
      candidate.add("content", turn.json());
    }
    return candidate
        .add("finishReason", FinishReasons.write(finish, malformed, refused))
        .add("index", choice.index())
        .build();
  }

  /** Whether it could be written: a call whose arguments are no JSON object cannot. */
  private static boolean add(Part part, TurnParts turn) {
    if (part instanceof Part.Text text) {
      words(text.text(), turn);
    } else if (part instanceof Part.Refusal refusal) {
      words(refusal.text(), turn);
    } else if (part instanceof Part.Thinking thought) {
      turn.thought(thought.text(), thought.signature().map(Signatures::toClient));
    } else if (part instanceof Part.RedactedThinking redacted) {
      turn.add(TurnParts.signaturePart(Signatures.redactedToClient(redacted.data()), false));
    } else if (part instanceof Part.ToolCall call) {
      return call(call, turn);
    } else if (MediaWriter.media(part).isPresent()) {
      turn.add(MediaWriter.part(part, new Dropped()));
    }
    return true;
  }

  private static void words(String text, TurnParts turn) {
    if (!text.isEmpty()) {
      turn.text(text);
    }
  }

  private static boolean call(Part.ToolCall call, TurnParts turn) {
    Optional<JsonObject> arguments = SaidWriter.arguments(call.arguments());
    arguments.ifPresent(
        json ->
            turn.call(call.id(), call.name(), json, call.signature().map(Signatures::toClient)));
    return arguments.isPresent();
  }
}
