package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * The blocks of an answer, in a stream as they begin (anthropic-sdk-python types/content_block.py).
 */
final class Blocks {

  private Blocks() {}

  static JsonObjectBuilder text(String text) {
    return Json.typed("text").add("text", text);
  }

  /** A thought of a provider that signs none has an empty signature: SDKs want one. */
  static JsonObjectBuilder thinking(String text, String signature) {
    return Json.typed("thinking").add("thinking", text).add("signature", signature);
  }

  static JsonObjectBuilder redacted(String data) {
    return Json.typed("redacted_thinking").add("data", data);
  }

  static JsonObjectBuilder call(String id, String name, JsonValue input) {
    return Json.typed("tool_use").add("id", id).add("name", name).add("input", input);
  }
}
