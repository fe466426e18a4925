package ai.nexus.wire.openai.chat;

import ai.nexus.wire.chat.Part;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a model said, parted as OpenAI's message parts it: its order is lost there. Written in a
 * history as in an answer. Facts: openai-python types/chat/chat_completion_message.py; thoughts as
 * LiteLLM has them (https://docs.litellm.ai/docs/reasoning_content).
 *
 * @param thoughts thinking, open and redacted
 * @param said all else but calls
 */
public record Spoken(List<Part> thoughts, List<Part> said, List<Part.ToolCall> calls) {

  public static Spoken of(List<Part> parts) {
    List<Part> thoughts = new ArrayList<>();
    List<Part> said = new ArrayList<>();
    List<Part.ToolCall> calls = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.ToolCall call) {
        calls.add(call);
      } else if (part instanceof Part.Thinking || part instanceof Part.RedactedThinking) {
        thoughts.add(part);
      } else {
        said.add(part);
      }
    }
    return new Spoken(thoughts, said, calls);
  }

  /** As text, and as blocks where they hold more than text. */
  public void addThoughts(JsonObjectBuilder message) {
    String text =
        thoughts.stream()
            .filter(Part.Thinking.class::isInstance)
            .map(thought -> ((Part.Thinking) thought).text())
            .collect(Collectors.joining());
    if (!text.isEmpty()) {
      message.add("reasoning_content", text);
    }
    if (thoughts.stream().anyMatch(Spoken::holdsMoreThanText)) {
      JsonArrayBuilder blocks = Json.array();
      thoughts.forEach(thought -> blocks.add(block(thought)));
      message.add("thinking_blocks", blocks);
    }
  }

  private static boolean holdsMoreThanText(Part thought) {
    return !(thought instanceof Part.Thinking thinking) || thinking.signature().isPresent();
  }

  private static JsonObjectBuilder block(Part thought) {
    if (thought instanceof Part.RedactedThinking redacted) {
      return Json.object().add("type", "redacted_thinking").add("data", redacted.data());
    }
    Part.Thinking thinking = (Part.Thinking) thought;
    JsonObjectBuilder block =
        Json.object().add("type", "thinking").add("thinking", thinking.text());
    thinking.signature().ifPresent(signature -> block.add("signature", signature));
    return block;
  }

  /**
   * @param signed with the signatures of thoughts that are on calls, as Google has them
   */
  public JsonArray calls(boolean signed) {
    JsonArrayBuilder all = Json.array();
    for (Part.ToolCall call : calls) {
      String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
      JsonObjectBuilder written =
          Json.object()
              .add("id", call.id())
              .add("type", "function")
              .add("function", Json.object().add("name", call.name()).add("arguments", arguments));
      Optional<String> signature = signed ? call.signature() : Optional.empty();
      signature.ifPresent(text -> written.add("extra_content", signed(text)));
      all.add(written);
    }
    return all.build();
  }

  /** https://ai.google.dev/gemini-api/docs/thought-signatures, "OpenAI". */
  private static JsonObjectBuilder signed(String signature) {
    return Json.object().add("google", Json.object().add("thought_signature", signature));
  }
}
