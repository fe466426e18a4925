package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses conversations that Anthropic refuses: other roles than two, one that the assistant
 * begins, calls without results in the next message, and results of what nothing called. Messages
 * of one role in a row it takes as one (docs.claude.com/en/api/messages).
 */
final class TurnsCheck {

  private final List<JsonObject> messages;
  private final Set<String> ids = new HashSet<>();

  TurnsCheck(List<JsonObject> messages) {
    this.messages = messages;
  }

  void check() throws Refusal {
    unless(
        !messages.get(0).getString("role", "").equals("assistant"),
        "messages: first message must use the \"user\" role");
    Set<String> open = Set.of();
    for (int at = 0; at < messages.size(); at++) {
      JsonObject message = messages.get(at);
      String role = message.getString("role", "");
      unless(
          List.of("user", "assistant").contains(role),
          "messages: Unexpected role \""
              + role
              + "\". The Messages API accepts a top-level `system`"
              + " parameter, not \"system\" as an input message role.");
      Invalid.unlessKnown(message, "messages." + at, Set.of("role", "content"));
      open = message(at, role, open);
    }
    unless(open.isEmpty(), unanswered(messages.size() - 1, open));
    prefill();
  }

  /** What the message calls, which the next must answer. */
  private Set<String> message(int at, String role, Set<String> open) throws Refusal {
    Set<String> left = new LinkedHashSet<>(open);
    Set<String> called = new LinkedHashSet<>();
    int index = 0;
    for (JsonValue value : blocks(at)) {
      String path = "messages.%d.content.%d".formatted(at, index++);
      unless(value instanceof JsonObject, path + ": Input should be a valid dictionary");
      JsonObject block = value.asJsonObject();
      new BlockCheck(block, path, role).check();
      String type = block.getString("type");
      // results come before all else that the user says
      unless(type.equals("tool_result") || left.isEmpty(), unanswered(at - 1, left));
      if (type.equals("tool_use")) {
        unless(ids.add(block.getString("id")), path + ": `tool_use` ids must be unique");
        called.add(block.getString("id"));
      }
      if (type.equals("tool_result")) {
        result(block, path, open, left);
      }
    }
    unless(left.isEmpty(), unanswered(at - 1, left));
    return called;
  }

  private static void result(JsonObject block, String path, Set<String> open, Set<String> left)
      throws Refusal {
    String id = Invalid.string(block, path, "tool_use_id");
    unless(
        open.contains(id),
        path
            + ": unexpected `tool_use_id` found in `tool_result` blocks: "
            + id
            + ". Each"
            + " `tool_result` block must have a corresponding `tool_use` block in the previous"
            + " message.");
    unless(
        left.remove(id),
        path
            + ": each tool_use must have a single result. Found multiple"
            + " `tool_result` blocks with id: "
            + id);
  }

  private static String unanswered(int at, Set<String> calls) {
    return "messages."
        + at
        + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
        + String.join(", ", calls)
        + ". Each `tool_use` block must have a corresponding `tool_result` block in the next"
        + " message.";
  }

  private List<JsonValue> blocks(int at) throws Refusal {
    JsonValue content = messages.get(at).get("content");
    if (content instanceof JsonString text) {
      unless(
          !text.getString().isEmpty(),
          "messages."
              + at
              + ": all messages must have non-empty content except for the optional"
              + " final assistant message");
      return List.of();
    }
    unless(
        content instanceof JsonArray array && !array.isEmpty(),
        "messages." + at + ".content: Input should be a valid list");
    return content.asJsonArray();
  }

  private void prefill() throws Refusal {
    JsonObject last = messages.get(messages.size() - 1);
    String text = last.get("content") instanceof JsonString string ? string.getString() : "";
    unless(
        !last.getString("role").equals("assistant") || text.equals(text.stripTrailing()),
        "messages: final assistant content cannot end with trailing whitespace");
  }
}
