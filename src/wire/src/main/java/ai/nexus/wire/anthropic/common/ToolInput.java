package ai.nexus.wire.anthropic.common;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The arguments of a call, which are an object in Anthropic's dialect and a text in the hub. */
public final class ToolInput {

  private static final String INVALID = "INVALID_JSON";

  private ToolInput() {}

  /**
   * A model whose answer broke off, or that writes badly, leaves arguments that are no JSON. These
   * are put into an object, as
   * https://platform.claude.com/docs/en/agents-and-tools/tool-use/fine-grained-tool-streaming#handling-invalid-json-in-tool-responses
   * has it.
   */
  public static JsonObject of(String arguments) {
    if (arguments.isBlank()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    return Json.readObject(arguments)
        .orElseGet(() -> Json.object().add(INVALID, arguments).build());
  }
}
