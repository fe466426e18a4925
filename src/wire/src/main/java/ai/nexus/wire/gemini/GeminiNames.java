package ai.nexus.wire.gemini;

import ai.nexus.wire.translate.MemberNames;
import java.util.Map;
import java.util.Set;

/** What OpenAI's members are to Google (https://ai.google.dev/api/generate-content). */
final class GeminiNames {

  private static final String CONFIG = "generationConfig.";
  private static final String THINKING = CONFIG + "thinkingConfig";
  private static final String PART = "contents[].parts[]";
  private static final String SIGNATURE = PART + ".thoughtSignature";
  private static final String FUNCTION = "tools[].functionDeclarations[]";

  static final MemberNames ALL =
      new MemberNames(
          Map.ofEntries(
              Map.entry("max_tokens", CONFIG + "maxOutputTokens"),
              Map.entry("temperature", CONFIG + "temperature"),
              Map.entry("top_p", CONFIG + "topP"),
              Map.entry("top_k", CONFIG + "topK"),
              Map.entry("stop", CONFIG + "stopSequences"),
              Map.entry("n", CONFIG + "candidateCount"),
              Map.entry("seed", CONFIG + "seed"),
              Map.entry("presence_penalty", CONFIG + "presencePenalty"),
              Map.entry("frequency_penalty", CONFIG + "frequencyPenalty"),
              Map.entry("logprobs", CONFIG + "responseLogprobs"),
              Map.entry("top_logprobs", CONFIG + "logprobs"),
              Map.entry("response_format", CONFIG + "responseJsonSchema"),
              Map.entry("response_format.json_schema", CONFIG + "responseJsonSchema"),
              Map.entry("response_format.json_schema.strict", CONFIG + "responseJsonSchema"),
              Map.entry("response_format.json_schema.schema", CONFIG + "responseJsonSchema"),
              Map.entry("reasoning", THINKING),
              Map.entry("reasoning_effort", THINKING),
              Map.entry("thinking", THINKING),
              Map.entry("metadata", "labels"),
              Map.entry("tools[].function", FUNCTION),
              Map.entry("tools[].function.parameters", FUNCTION + ".parameters"),
              Map.entry("tool_choice", "toolConfig.functionCallingConfig"),
              Map.entry("messages", "contents"),
              Map.entry(MemberNames.INSTRUCTIONS, "systemInstruction.parts[]"),
              Map.entry("messages[].content", "contents[].parts"),
              Map.entry("messages[].content[].redacted_thinking", SIGNATURE),
              Map.entry("messages[].content[].signature", SIGNATURE),
              Map.entry("messages[].thinking", SIGNATURE),
              Map.entry("messages[].thinking_blocks", SIGNATURE),
              Map.entry("messages[].reasoning_content", PART + ".thought"),
              Map.entry("messages[].tool_calls[]", PART + ".functionCall"),
              Map.entry("messages[].tool_calls[].extra_content", SIGNATURE),
              Map.entry("messages[].tool_calls[].function.arguments", PART + ".functionCall.args"),
              Map.entry("messages[].tool_call_id", PART + ".functionResponse.id")),
          Set.of("tools"));

  private GeminiNames() {}
}
