package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a tool gave: the result under {@code output}, or the failure under {@code error}; any
 * other object is the result itself (google-genai, types.py, FunctionResponse).
 */
final class ResultReader {

  private static final String OUTPUT = "output";
  private static final String ERROR = "error";

  private ResultReader() {}

  /**
   * @param ids knows the call that it answers
   */
  static Part part(Members result, CallIds ids, Dropped dropped) {
    String id =
        ids.answered(result.text("id"), result.text("name").orElse(""))
            .orElseThrow(
                () ->
                    result.fault(
                        "name", "names no call that waits for a result: send the call before it."));
    JsonObject response = result.json("response").orElse(JsonValue.EMPTY_JSON_OBJECT);
    boolean failed = isOnly(response, ERROR);
    List<Part> content = new ArrayList<>();
    content.add(Part.Text.of(text(response, failed)));
    for (Members part : result.objects("parts")) {
      Part media =
          MediaReader.part(part, dropped)
              .orElseThrow(() -> part.fault("inlineData", "is missing: give it."));
      content.add(media);
      part.dropRest(dropped);
    }
    result.dropRest(dropped);
    return new Part.ToolResult(id, content, failed, Optional.empty());
  }

  private static String text(JsonObject response, boolean failed) {
    if (failed) {
      return text(response.get(ERROR));
    }
    return isOnly(response, OUTPUT) ? text(response.get(OUTPUT)) : response.toString();
  }

  private static boolean isOnly(JsonObject response, String name) {
    return response.size() == 1 && response.containsKey(name);
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
