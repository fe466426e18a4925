package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.ChatRequestScan;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a client's request. Facts: openai-python types/chat/completion_create_params.py, and what
 * LiteLLM and OpenRouter added to it (https://docs.litellm.ai/docs/reasoning_content,
 * https://openrouter.ai/docs/api-reference/parameters).
 */
public final class RequestReader {

  private RequestReader() {}

  /**
   * @param scan of the same body; says which model, and whether to stream
   * @param dropped is told of members that are not carried
   * @throws BadRequestException where a member is of a wrong form, or asks for what no other vendor
   *     has; names it by its path
   */
  public static ChatRequest read(byte[] body, ChatRequestScan scan, Dropped dropped) {
    Members root = Members.of(Json.parseObject(body).orElseThrow(JsonBody::unreadable));
    OnlyOpenAi.refuse(root);
    ChatRequest request =
        ChatRequest.builder(scan.model())
            .messages(new MessageReader(dropped).messages(root))
            .tools(ToolsReader.tools(root, dropped))
            .toolChoice(ToolChoiceReader.choice(root))
            .parallelToolCalls(root.flag("parallel_tool_calls"))
            .sampling(SamplingReader.sampling(root))
            .format(FormatReader.format(root))
            .reasoning(ReasoningReader.reasoning(root, dropped))
            .endUser(endUser(root))
            .metadata(metadata(root))
            .stream(scan.stream())
            .build();
    root.ignore("model", "stream", "stream_options");
    root.dropRest(dropped);
    return request;
  }

  /** OpenAI replaced {@code user} by {@code safety_identifier}. */
  private static Optional<String> endUser(Members root) {
    Optional<String> user = root.text("user");
    return root.text("safety_identifier").or(() -> user);
  }

  private static Map<String, String> metadata(Members root) {
    Map<String, String> labels = new LinkedHashMap<>();
    root.raw("metadata")
        .orElse(JsonValue.EMPTY_JSON_OBJECT)
        .forEach(
            (key, value) -> {
              if (!(value instanceof JsonString text)) {
                throw root.wrong("metadata", "must have strings alone, and '" + key + "' is none");
              }
              labels.put(key, text.getString());
            });
    return labels;
  }
}
