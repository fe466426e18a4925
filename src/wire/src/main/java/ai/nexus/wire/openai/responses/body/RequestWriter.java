package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.body.EffortWriter;
import ai.nexus.wire.openai.chat.body.JsonWord;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes the body of a request to a provider, which is to keep nothing of it. Facts: openai-python
 * types/responses/response_create_params.py; xAI knows no {@code instructions}, so that these are
 * messages, and says why thoughts must come back:
 * https://docs.x.ai/developers/advanced-api-usage/troubleshooting-reasoning
 */
public final class RequestWriter {

  // OpenAI: "string too long. Expected a string with maximum length 64".
  private static final int LONGEST_END_USER = 64;

  private RequestWriter() {}

  /**
   * @param model as the provider names it
   * @param dropped is told of what has no place in this dialect
   * @throws ai.nexus.wire.model.BadRequestException for what has none and must not be left out
   */
  public static byte[] write(ChatRequest request, String model, Dropped dropped) {
    InputWriter input = new InputWriter(dropped);
    JsonArray items = input.write(JsonWord.in(request));
    JsonObjectBuilder body =
        Json.object().add("model", model).add("input", items).add("store", false);
    ToolsWriter.write(request, body, dropped);
    SamplingWriter.write(request.sampling(), body, dropped);
    request.format().ifPresent(format -> FormatWriter.write(format, body, dropped));
    reasoning(request, input.hasThoughts(), body, dropped);
    request.endUser().ifPresent(user -> endUser(user, body, dropped));
    if (!request.metadata().isEmpty()) {
      dropped.add("metadata"); // the labels of what is stored, and nothing is
    }
    if (request.stream()) {
      body.add("stream", true);
    }
    return Json.bytes(body.build());
  }

  /**
   * Nothing being stored, thoughts are the client's to bring back, and are encrypted for that.
   * Asked of a model that does not think, OpenAI answers with 400.
   */
  private static void reasoning(
      ChatRequest request, boolean hasThoughts, JsonObjectBuilder body, Dropped dropped) {
    JsonObjectBuilder reasoning = Json.object();
    Optional<String> effort =
        request.reasoning().flatMap(asked -> EffortWriter.effort(asked, dropped));
    boolean shown = request.reasoning().flatMap(asked -> asked.shown()).orElse(false);
    boolean enabled = request.reasoning().flatMap(asked -> asked.enabled()).orElse(false);
    effort.ifPresent(word -> reasoning.add("effort", word));
    if (shown) {
      reasoning.add("summary", "auto");
    }
    if (effort.isPresent() || shown) {
      body.add("reasoning", reasoning);
    }
    boolean thinks = effort.filter(word -> !word.equals("none")).isPresent() || shown || enabled;
    if (thinks || hasThoughts) {
      body.add("include", Json.array().add("reasoning.encrypted_content"));
    }
  }

  /** The name that xAI knows as well; OpenAI has come to call it safety_identifier. */
  private static void endUser(String user, JsonObjectBuilder body, Dropped dropped) {
    if (user.length() <= LONGEST_END_USER) {
      body.add("user", user);
    } else {
      dropped.add("user");
    }
  }
}
