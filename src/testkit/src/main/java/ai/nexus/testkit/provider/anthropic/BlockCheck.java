package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Signature;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses blocks of content that Anthropic refuses: those of the other role, empty text, media of
 * other kinds, thoughts whose signature is not its own (anthropic-sdk-python
 * types/content_block_param.py).
 */
final class BlockCheck {

  static final Signature SIGNATURE = new Signature("anthropic");

  private static final Set<String> USERS =
      Set.of("text", "image", "document", "tool_result", "search_result");
  private static final Set<String> ASSISTANTS =
      Set.of("text", "tool_use", "thinking", "redacted_thinking");

  private final JsonObject block;
  private final String path;
  private final String role;

  BlockCheck(JsonObject block, String path, String role) {
    this.block = block;
    this.path = path;
    this.role = role;
  }

  void check() throws Refusal {
    String type = Invalid.string(block, path, "type");
    boolean known = USERS.contains(type) || ASSISTANTS.contains(type);
    unless(
        known,
        path
            + ": Input tag '"
            + type
            + "' found using 'type' does not match any of the expected"
            + " tags");
    Set<String> fitting = role.equals("user") ? USERS : ASSISTANTS;
    unless(
        fitting.contains(type),
        path + ": `" + type + "` blocks cannot be in `" + role + "` messages");
    switch (type) {
      case "text" -> text();
      case "image" -> new MediaCheck(block, path).image();
      case "document" -> {
        known("source", "title", "context", "citations");
        new MediaCheck(block, path).document();
      }
      case "tool_use" -> call();
      case "tool_result" -> result();
      case "thinking" -> thought();
      case "redacted_thinking" -> Invalid.string(block, path, "data");
      default -> {
        // a search result holds what the client found
      }
    }
  }

  private void text() throws Refusal {
    known("text", "citations");
    String text = Invalid.string(block, path, "text");
    unless(!text.isEmpty(), "messages: text content blocks must be non-empty");
    unless(!text.isBlank(), "messages: text content blocks must contain non-whitespace text");
  }

  private void known(String... members) throws Refusal {
    Set<String> all = new HashSet<>(List.of(members));
    all.addAll(List.of("type", "cache_control"));
    Invalid.unlessKnown(block, path + "." + block.getString("type"), all);
  }

  private void call() throws Refusal {
    known("id", "name", "input", "caller");
    unless(
        Invalid.string(block, path + ".tool_use", "id").matches("[a-zA-Z0-9_-]+"),
        path + ".tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'");
    Invalid.string(block, path + ".tool_use", "name");
    Invalid.object(block, path + ".tool_use", "input");
  }

  private void result() throws Refusal {
    known("tool_use_id", "content", "is_error");
    JsonValue content = block.getOrDefault("content", JsonValue.EMPTY_JSON_ARRAY);
    if (content instanceof JsonString) {
      return;
    }
    unless(
        content instanceof JsonArray, path + ".tool_result.content: Input should be a valid list");
    int index = 0;
    for (JsonValue inner : content.asJsonArray()) {
      new BlockCheck(inner.asJsonObject(), path + ".tool_result.content." + index++, "user")
          .check();
    }
  }

  private void thought() throws Refusal {
    known("thinking", "signature");
    String thought = Invalid.string(block, path + ".thinking", "thinking");
    String signature = Invalid.string(block, path + ".thinking", "signature");
    unless(
        signature.equals(SIGNATURE.of(thought)),
        path + ": Invalid `signature` in `thinking` block");
  }
}
