package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One choice of a completion: a message, or the deltas that make it. Thoughts are {@code
 * reasoning_content}, which OpenAI itself does not show
 * (api-docs.deepseek.com/guides/reasoning_model).
 */
final class ChatChoice {

  private final String id;
  private final Reply reply;

  ChatChoice(String id, Reply reply) {
    this.id = id;
    this.reply = reply;
  }

  String finish() {
    return switch (reply.stop()) {
      case LENGTH -> "length";
      case BLOCKED -> "content_filter";
      case END -> reply.calls().isEmpty() ? "stop" : "tool_calls";
    };
  }

  JsonObjectBuilder message(int choice) {
    JsonObjectBuilder message = Json.createObjectBuilder().add("role", "assistant");
    boolean silent = of(Said.Text.class).isEmpty() && !reply.parts().isEmpty();
    message.add("content", silent ? JsonValue.NULL : Json.createValue(text(Said.Text.class)));
    if (!of(Said.Thought.class).isEmpty()) {
      message.add("reasoning_content", text(Said.Thought.class));
    }
    message.add(
        "refusal", reply.declines() ? Json.createValue(text(Said.Declined.class)) : JsonValue.NULL);
    if (!reply.calls().isEmpty()) {
      message.add("tool_calls", calls(choice));
    }
    return message;
  }

  List<JsonObjectBuilder> deltas(int choice) {
    List<JsonObjectBuilder> deltas = new ArrayList<>();
    int call = 0;
    for (Said part : reply.parts()) {
      if (part instanceof Said.Text text) {
        addPieces(deltas, "content", text.text());
      } else if (part instanceof Said.Thought thought) {
        addPieces(deltas, "reasoning_content", thought.text());
      } else if (part instanceof Said.Declined declined) {
        addPieces(deltas, "refusal", declined.text());
      } else if (part instanceof Said.Call called) {
        addCall(deltas, choice, call++, called);
      }
    }
    return deltas;
  }

  private static void addPieces(List<JsonObjectBuilder> deltas, String member, String text) {
    for (String piece : Words.split(text)) {
      deltas.add(Json.createObjectBuilder().add(member, piece));
    }
  }

  /** The id and the name come first, the arguments in fragments after them. */
  private void addCall(List<JsonObjectBuilder> deltas, int choice, int index, Said.Call call) {
    JsonObjectBuilder first =
        Json.createObjectBuilder().add("index", index).addAll(call(choice, index, call.name(), ""));
    deltas.add(calling(first));
    for (String piece : Words.split(call.arguments())) {
      JsonObjectBuilder function = Json.createObjectBuilder().add("arguments", piece);
      deltas.add(calling(Json.createObjectBuilder().add("index", index).add("function", function)));
    }
  }

  private static JsonObjectBuilder calling(JsonObjectBuilder call) {
    return Json.createObjectBuilder().add("tool_calls", Json.createArrayBuilder().add(call));
  }

  private JsonArrayBuilder calls(int choice) {
    JsonArrayBuilder calls = Json.createArrayBuilder();
    int index = 0;
    for (Said.Call call : reply.calls()) {
      calls.add(call(choice, index++, call.name(), call.arguments()));
    }
    return calls;
  }

  /** The ids are of this answer alone, as OpenAI's are. */
  private JsonObjectBuilder call(int choice, int index, String name, String arguments) {
    return Json.createObjectBuilder()
        .add("id", "call_%s%d%d".formatted(id.substring(id.length() - 22), choice, index))
        .add("type", "function")
        .add("function", Json.createObjectBuilder().add("name", name).add("arguments", arguments));
  }

  private String text(Class<? extends Said> kind) {
    return of(kind).stream().map(ChatChoice::text).collect(Collectors.joining());
  }

  private static String text(Said part) {
    if (part instanceof Said.Text text) {
      return text.text();
    }
    if (part instanceof Said.Thought thought) {
      return thought.text();
    }
    return part instanceof Said.Declined declined ? declined.text() : "";
  }

  private List<Said> of(Class<? extends Said> kind) {
    return reply.parts().stream().filter(kind::isInstance).collect(Collectors.toList());
  }
}
