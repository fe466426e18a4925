package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the body of a request to a provider. Facts: openai-python
 * types/chat/completion_create_params.py
 */
public final class RequestWriter {

  // OpenAI: "string too long. Expected a string with maximum length 64".
  private static final int LONGEST_END_USER = 64;

  private final ServerKind kind;

  public RequestWriter(ServerKind kind) {
    this.kind = kind;
  }

  /**
   * @param model as the provider names it
   * @param dropped is told of what the provider would refuse, or is not known to take
   * @throws ai.nexus.wire.model.BadRequestException for content that has no place in this dialect
   */
  public byte[] write(ChatRequest request, String model, Dropped dropped) {
    JsonObjectBuilder body =
        Json.object()
            .add("model", model)
            .add("messages", new MessagesWriter(kind, dropped).write(JsonWord.in(request)));
    new ToolsWriter(kind, dropped).write(request, body);
    new SamplingWriter(kind, dropped).write(request.sampling(), body);
    request.format().ifPresent(format -> FormatWriter.write(format, body, dropped));
    request
        .reasoning()
        .flatMap(reasoning -> EffortWriter.effort(reasoning, dropped))
        .ifPresent(effort -> body.add("reasoning_effort", effort));
    request.endUser().ifPresent(user -> endUser(user, body, dropped));
    if (!request.metadata().isEmpty()) {
      // OpenAI takes it with "store" alone (https://github.com/QwenLM/qwen-code/issues/243).
      dropped.add("metadata");
    }
    if (request.stream()) {
      body.add("stream", true);
      body.add("stream_options", Json.object().add("include_usage", true));
    }
    return Json.bytes(body.build());
  }

  private void endUser(String user, JsonObjectBuilder body, Dropped dropped) {
    if (user.length() <= LONGEST_END_USER) {
      body.add(kind.endUser(), user);
    } else {
      dropped.add("user");
    }
  }
}
