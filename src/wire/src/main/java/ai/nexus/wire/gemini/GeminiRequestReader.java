package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the body of a request to {@code models/{model}:generateContent} or {@code
 * :streamGenerateContent} (https://ai.google.dev/api/generate-content). Safe for many threads.
 */
public final class GeminiRequestReader {

  // Without these the answer would be another one.
  private static final List<String> ELSEWHERE_IMPOSSIBLE =
      List.of("cachedContent", "continuationToken");

  /**
   * @param model from the path, as is {@code stream}
   * @param dropped is told of what the hub has no place for
   * @throws BadRequestException for what is wrong, or would change the answer if it were left out
   */
  public ChatRequest read(byte[] body, String model, boolean stream, Dropped dropped) {
    Members request = new Members(parse(body), "", Faults.REQUEST);
    ELSEWHERE_IMPOSSIBLE.forEach(name -> refuse(request, name));
    List<Message> messages = new ContentsReader(dropped).read(request);
    ToolsReader tools = new ToolsReader(dropped);
    ChatRequest.Builder chat =
        ChatRequest.builder(model)
            .messages(messages)
            .tools(tools.tools(request))
            .toolChoice(tools.choice(request))
            .metadata(labels(request))
            .stream(stream);
    new GenerationReader(dropped).read(request, chat);
    request.dropRest(dropped);
    return chat.build();
  }

  private static JsonObject parse(byte[] body) {
    return Json.readObject(new String(body, StandardCharsets.UTF_8))
        .orElseThrow(JsonBody::unreadable);
  }

  private static void refuse(Members request, String name) {
    if (request.value(name).isPresent()) {
      throw request.fault(name, "means something to a Gemini provider alone: leave it out.");
    }
  }

  private static Map<String, String> labels(Members request) {
    Map<String, String> labels = new HashMap<>();
    request
        .json("labels")
        .ifPresent(
            json ->
                json.forEach(
                    (key, value) -> {
                      if (!(value instanceof JsonString text)) {
                        throw request.fault("labels", "must hold texts alone.");
                      }
                      labels.put(key, text.getString());
                    }));
    return labels;
  }
}
