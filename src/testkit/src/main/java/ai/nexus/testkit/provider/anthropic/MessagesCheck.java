package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * Refuses what Anthropic refuses in a request for a message, with words like its own. Members are
 * those of anthropic-sdk-python types/message_create_params.py.
 */
final class MessagesCheck {

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "system",
          "metadata",
          "stop_sequences",
          "stream",
          "temperature",
          "top_k",
          "top_p",
          "tools",
          "tool_choice",
          "thinking",
          "output_config",
          "service_tier",
          "container",
          "context_management",
          "mcp_servers",
          "inference_geo",
          "cache_control");
  private static final Set<String> COUNTED =
      Set.of(
          "model",
          "messages",
          "system",
          "tools",
          "tool_choice",
          "thinking",
          "output_config",
          "context_management",
          "mcp_servers",
          "cache_control");

  private final JsonObject body;

  MessagesCheck(JsonObject body) {
    this.body = body;
  }

  void check() throws Refusal {
    Invalid.unlessKnown(body, "", MEMBERS);
    unless(body.containsKey("max_tokens"), "max_tokens: Field required");
    unless(
        body.get("max_tokens") instanceof JsonNumber limit && limit.longValue() > 0,
        "max_tokens: Input should be greater than or equal to 1");
    new SamplingCheck(body).check();
    new ThinkingCheck(body).check();
    asked();
  }

  /** For a count there is no limit and no sampling. */
  void checkCounted() throws Refusal {
    Invalid.unlessKnown(body, "", COUNTED);
    asked();
  }

  private void asked() throws Refusal {
    unless(body.get("model") instanceof JsonString, "model: Field required");
    unless(
        body.get("messages") instanceof JsonArray messages && !messages.isEmpty(),
        "messages: at least one message is required");
    system();
    new ToolsCheck(body).check();
    new TurnsCheck(Invalid.each(body, "messages")).check();
    marks();
    format();
  }

  private void system() throws Refusal {
    if (!(body.get("system") instanceof JsonArray)) {
      unless(
          body.getOrDefault("system", JsonValue.EMPTY_JSON_ARRAY) instanceof JsonArray
              || body.get("system") instanceof JsonString,
          "system: Input should be a valid list");
      return;
    }
    int index = 0;
    for (JsonObject block : Invalid.each(body, "system")) {
      String path = "system." + index++;
      unless(block.getString("type", "").equals("text"), path + ".type: Input should be 'text'");
      unless(
          !block.getString("text", "").isEmpty(), "system: text content blocks must be non-empty");
      Invalid.unlessKnown(block, path, Set.of("type", "text", "cache_control", "citations"));
    }
  }

  /** docs.claude.com/en/docs/build-with-claude/prompt-caching: four marks at most. */
  private void marks() throws Refusal {
    int marks = CacheMarks.count(body);
    unless(
        marks <= CacheMarks.MOST,
        "A maximum of 4 blocks with cache_control may be provided. Found " + marks + ".");
  }

  /** docs.claude.com/en/docs/build-with-claude/structured-outputs. */
  private void format() throws Refusal {
    if (!body.containsKey("output_config")) {
      return;
    }
    JsonObject config = Invalid.object(body, "", "output_config");
    Invalid.unlessKnown(config, "output_config", Set.of("effort", "format", "task_budget"));
    if (config.containsKey("effort")) {
      unless(
          List.of("low", "medium", "high", "xhigh", "max").contains(config.getString("effort", "")),
          "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'");
    }
    if (config.get("format") instanceof JsonObject format) {
      unless(
          format.getString("type", "").equals("json_schema"),
          "output_config.format.type: Input should be 'json_schema'");
      JsonObject schema = Invalid.object(format, "output_config.format", "schema");
      new ClosedSchema("output_config.format.schema").check(schema);
    }
  }
}
