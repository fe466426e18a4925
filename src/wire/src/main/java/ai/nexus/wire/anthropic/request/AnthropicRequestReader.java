package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Faults;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.model.BadRequestException;
import java.util.List;

/**
 * Reads the body of a request to {@code /v1/messages}
 * (https://platform.claude.com/docs/en/api/messages/create, anthropic-sdk-python
 * types/message_create_params.py; temperature, top_p and top_k, which its version 2 no longer has,
 * as in version 0.121). Safe for many threads.
 */
public final class AnthropicRequestReader {

  // A conversation that Anthropic keeps; its SDK's tool runner sends the whole where it is refused.
  private static final String THREAD = "thread";

  // Without these the answer would be another one, or come from where it must not.
  private static final List<String> ANTHROPICS_OWN =
      List.of("mcp_servers", "inference_geo", THREAD);

  /**
   * @param dropped is told of what the hub has no place for
   * @throws BadRequestException for what is wrong, or would change the answer if it were left out
   */
  public ChatRequest read(byte[] body, Dropped dropped) {
    Members request =
        Json.readObject(body)
            .map(json -> new Members(json, "", Faults.REQUEST))
            .orElseThrow(JsonBody::unreadable);
    ANTHROPICS_OWN.forEach(name -> refuse(request, name));
    ToolsReader tools = new ToolsReader(dropped);
    OutputReader output = new OutputReader(dropped);
    ChatRequest.Builder chat =
        ChatRequest.builder(model(request))
            .messages(new MessagesReader(dropped).read(request))
            .tools(tools.tools(request))
            .toolChoice(tools.choice(request))
            .parallelToolCalls(tools.parallel(request))
            .sampling(SamplingReader.read(request))
            .stream(request.flag("stream").orElse(false));
    output.read(request, chat);
    endUser(request, chat, dropped);
    request.dropRest(dropped);
    return chat.build();
  }

  private static String model(Members request) {
    String model = request.required("model");
    if (model.isEmpty()) {
      throw request.fault("model", "must not be empty");
    }
    return model;
  }

  private static void endUser(Members request, ChatRequest.Builder chat, Dropped dropped) {
    request
        .object("metadata")
        .ifPresent(
            metadata -> {
              chat.endUser(metadata.text("user_id"));
              metadata.dropRest(dropped);
            });
  }

  private static void refuse(Members request, String name) {
    if (request.value(name).isPresent()) {
      throw request.fault(name, "means something to Anthropic alone: leave it out");
    }
  }
}
