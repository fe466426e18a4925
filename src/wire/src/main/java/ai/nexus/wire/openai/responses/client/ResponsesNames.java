package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.translate.MemberNames;
import java.util.Map;
import java.util.Set;

/**
 * What the members of OpenAI's chats are to its responses (openai-python
 * types/responses/response_create_params.py).
 */
final class ResponsesNames {

  private static final String SEAL = "input[].encrypted_content";

  static final MemberNames ALL =
      new MemberNames(
          Map.ofEntries(
              Map.entry("max_tokens", "max_output_tokens"),
              Map.entry("response_format", "text.format"),
              Map.entry("response_format.json_schema", "text.format"),
              Map.entry("reasoning_effort", "reasoning.effort"),
              Map.entry("thinking", "reasoning"),
              Map.entry("tools[].function", "tools[]"),
              Map.entry("messages", "input"),
              Map.entry(MemberNames.INSTRUCTIONS, "input[].content[]"),
              Map.entry("messages[].content[].image_url.detail", "input[].content[].detail"),
              Map.entry("messages[].content[].file.filename", "input[].content[].filename"),
              Map.entry("messages[].content[].redacted_thinking", SEAL),
              Map.entry("messages[].content[].signature", SEAL),
              Map.entry("messages[].thinking", SEAL),
              Map.entry("messages[].thinking_blocks", SEAL),
              Map.entry("messages[].reasoning_content", "input[].summary"),
              Map.entry("messages[].tool_calls[]", "input[]"),
              Map.entry("messages[].tool_calls[].function", "input[]"),
              Map.entry("messages[].tool_call_id", "input[].call_id")),
          Set.of(
              "metadata",
              "model",
              "parallel_tool_calls",
              "stream",
              "temperature",
              "tool_choice",
              "tools",
              "top_logprobs",
              "top_p",
              "user"));

  private ResponsesNames() {}
}
