package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Refuses thinking that Anthropic refuses: see
 * docs.claude.com/en/docs/build-with-claude/extended-thinking, "Feature compatibility" and "Working
 * with thinking budgets".
 */
final class ThinkingCheck {

  private static final long LEAST = 1024;

  private final JsonObject body;

  ThinkingCheck(JsonObject body) {
    this.body = body;
  }

  void check() throws Refusal {
    if (!body.containsKey("thinking")) {
      return;
    }
    JsonObject thinking = Invalid.object(body, "", "thinking");
    String type = thinking.getString("type", "");
    unless(
        List.of("enabled", "disabled", "adaptive").contains(type),
        "thinking: Input tag '"
            + type
            + "' found using 'type' does not match any of the expected"
            + " tags: 'adaptive', 'disabled', 'enabled'");
    if (type.equals("disabled")) {
      return;
    }
    if (type.equals("enabled")) {
      budget(thinking);
    }
    sampling();
    if (type.equals("enabled")) {
      runningTurn();
    }
  }

  private void budget(JsonObject thinking) throws Refusal {
    unless(
        thinking.get("budget_tokens") instanceof JsonNumber budget && budget.longValue() >= LEAST,
        "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
    unless(
        thinking.getJsonNumber("budget_tokens").longValue()
            < body.getJsonNumber("max_tokens").longValue(),
        "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our"
            + " documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking");
  }

  private void sampling() throws Refusal {
    unless(
        !(body.get("temperature") instanceof JsonNumber temperature)
            || temperature.doubleValue() == 1,
        "`temperature` may only be set to 1 when thinking is enabled.");
    unless(!body.containsKey("top_k"), "`top_k` must be unset when thinking is enabled.");
    unless(
        !(body.get("top_p") instanceof JsonNumber top) || top.doubleValue() >= 0.95,
        "`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.");
    unless(
        !(body.get("tool_choice") instanceof JsonObject choice)
            || List.of("auto", "none").contains(choice.getString("type", "")),
        "Thinking may not be enabled when tool_choice forces tool use.");
  }

  /** While a tool's result is being answered, the call's message must begin with its thought. */
  private void runningTurn() throws Refusal {
    if (!(body.get("messages") instanceof JsonArray messages) || messages.size() < 2) {
      return;
    }
    boolean answersTool =
        blocks(messages.getJsonObject(messages.size() - 1)).stream()
            .anyMatch(block -> type(block).equals("tool_result"));
    List<JsonValue> call = blocks(messages.getJsonObject(messages.size() - 2));
    if (answersTool && !call.isEmpty()) {
      String first = type(call.get(0));
      unless(
          first.endsWith("thinking"),
          "messages.%d.content.0.type: Expected `thinking` or `redacted_thinking`, but found `%s`. When `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the lastmost set of `tool_use` and `tool_result` blocks)."
              .formatted(messages.size() - 2, first));
    }
  }

  private static List<JsonValue> blocks(JsonObject message) {
    return message.get("content") instanceof JsonArray blocks ? blocks : List.of();
  }

  private static String type(JsonValue block) {
    return block instanceof JsonObject object ? object.getString("type", "") : "";
  }
}
