package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.translate.MemberNames;
import java.util.Map;
import java.util.Set;

/** What OpenAI's members are to Anthropic (anthropic-sdk-python types/message_create_params.py). */
final class AnthropicNames {

  private static final String BLOCK = "messages[].content[]";
  private static final String FORMAT = "output_config.format";

  static final MemberNames ALL =
      new MemberNames(
          Map.ofEntries(
              Map.entry("stop", "stop_sequences"),
              Map.entry("user", "metadata.user_id"),
              Map.entry("response_format", FORMAT),
              Map.entry("response_format.json_schema", FORMAT),
              Map.entry("response_format.json_schema.strict", FORMAT),
              Map.entry("reasoning", "thinking"),
              Map.entry("reasoning_effort", "thinking"),
              Map.entry("parallel_tool_calls", "tool_choice.disable_parallel_tool_use"),
              Map.entry("tools[].function", "tools[]"),
              Map.entry("tools[].function.parameters", "tools[].input_schema"),
              Map.entry("messages[].content[].file.filename", BLOCK + ".title"),
              Map.entry("messages[].content[].redacted_thinking", BLOCK + ".data"),
              Map.entry("messages[].thinking", BLOCK + ".signature"),
              Map.entry("messages[].thinking_blocks", BLOCK + ".thinking"),
              Map.entry("messages[].reasoning_content", BLOCK + ".thinking"),
              Map.entry("messages[].tool_calls[]", BLOCK),
              Map.entry("messages[].tool_calls[].extra_content", BLOCK + ".signature"),
              Map.entry("messages[].tool_calls[].function.arguments", BLOCK + ".input"),
              Map.entry("messages[].tool_call_id", BLOCK + ".tool_use_id")),
          Set.of(
              "max_tokens",
              "messages",
              "model",
              "stream",
              "temperature",
              "tool_choice",
              "tools",
              "top_k",
              "top_p"));

  private AnthropicNames() {}
}
