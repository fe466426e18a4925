package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Writes what the user or the model said: every part but the results of tools. */
final class SaidWriter {

  // Stands for the signature of a call that another vendor's model made
  // (https://ai.google.dev/gemini-api/docs/thought-signatures#faqs).
  private static final String NO_SIGNATURE = "skip_thought_signature_validator";

  private final GeminiModel model;
  private final Dropped dropped;

  SaidWriter(GeminiModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  void add(Part part, TurnParts turn) {
    if (part instanceof Part.Text text) {
      CacheMarks.drop(text.cache(), dropped);
      text(text.text(), turn);
    } else if (part instanceof Part.Refusal refusal) {
      text(refusal.text(), turn);
    } else if (part instanceof Part.Thinking thought) {
      turn.thought(thought.text(), readable(thought.signature()));
    } else if (part instanceof Part.RedactedThinking) {
      dropped.add("messages[].content[].redacted_thinking");
    } else if (part instanceof Part.ToolCall call) {
      CacheMarks.drop(call.cache(), dropped);
      call(call, turn);
    } else {
      turn.add(MediaWriter.part(part, dropped));
    }
  }

  /** Assistants that only called tools said an empty text to some SDKs. */
  private static void text(String text, TurnParts turn) {
    if (!text.isEmpty() || turn.role() == Role.USER) {
      turn.text(text);
    }
  }

  /** Of parallel calls the first one alone is signed. */
  private void call(Part.ToolCall call, TurnParts turn) {
    Optional<String> signature = readable(call.signature());
    if (signature.isEmpty() && model.needsSignatures() && !turn.calls()) {
      signature = Optional.of(NO_SIGNATURE);
    }
    turn.call(call.id(), call.name(), arguments(call), signature);
  }

  private static JsonObject arguments(Part.ToolCall call) {
    return arguments(call.arguments())
        .orElseThrow(
            () ->
                new BadRequestException(
                    "The arguments of the call '" + call.id() + "' must be a JSON object",
                    "messages[].tool_calls[].function.arguments"));
  }

  /** Empty where they are no JSON object. */
  static Optional<JsonObject> arguments(String text) {
    return text.isBlank() ? Optional.of(JsonValue.EMPTY_JSON_OBJECT) : Json.readObject(text);
  }

  private Optional<String> readable(Optional<String> signature) {
    if (signature.isPresent() && !Signatures.isBase64(signature.get())) {
      dropped.add("messages[].content[].signature");
      return Optional.empty();
    }
    return signature;
  }
}
