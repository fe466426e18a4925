package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of a message: whole, as it starts in a stream, and in deltas
 * (docs.claude.com/en/api/messages-streaming).
 *
 * @param id of the call, where it is one
 */
record Block(Said said, String id) {

  JsonObjectBuilder whole() {
    if (said instanceof Said.Thought thought) {
      return typed("thinking")
          .add("thinking", thought.text())
          .add("signature", BlockCheck.SIGNATURE.of(thought.text()));
    }
    return said instanceof Said.Call call
        ? call(call).add("input", input(call))
        : typed("text").add("text", text());
  }

  JsonObjectBuilder start() {
    if (said instanceof Said.Thought) {
      return typed("thinking").add("thinking", "").add("signature", "");
    }
    return said instanceof Said.Call call
        ? call(call).add("input", Json.createObjectBuilder())
        : typed("text").add("text", "");
  }

  /** A thought ends with its signature; arguments that are none come in no delta. */
  List<JsonObjectBuilder> deltas() {
    List<JsonObjectBuilder> deltas = new ArrayList<>();
    if (said instanceof Said.Thought thought) {
      Words.split(thought.text())
          .forEach(piece -> deltas.add(typed("thinking_delta").add("thinking", piece)));
      String signature = BlockCheck.SIGNATURE.of(thought.text());
      deltas.add(typed("signature_delta").add("signature", signature));
    } else if (said instanceof Said.Call call) {
      if (!call.arguments().isEmpty()) {
        deltas.add(typed("input_json_delta").add("partial_json", ""));
      }
      Words.split(call.arguments())
          .forEach(piece -> deltas.add(typed("input_json_delta").add("partial_json", piece)));
    } else {
      Words.split(text()).forEach(piece -> deltas.add(typed("text_delta").add("text", piece)));
    }
    return deltas;
  }

  private JsonObjectBuilder call(Said.Call call) {
    return typed("tool_use").add("id", id).add("name", call.name());
  }

  private static JsonObject input(Said.Call call) {
    String text = call.arguments().isEmpty() ? "{}" : call.arguments();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private String text() {
    if (said instanceof Said.Declined declined) {
      return declined.text();
    }
    return said instanceof Said.Text text ? text.text() : "";
  }

  private static JsonObjectBuilder typed(String type) {
    return Json.createObjectBuilder().add("type", type);
  }
}
