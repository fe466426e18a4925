package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.AnswerForm;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the body of a request to {@code /v1/messages}
 * (https://platform.claude.com/docs/en/api/messages/create). Safe for many threads.
 */
public final class AnthropicRequestWriter {

  private final long defaultMaxTokens;

  /**
   * @param defaultMaxTokens of the answer, since Anthropic wants a limit and other vendors' clients
   *     most often give none; a budget for thoughts comes on top of it
   */
  public AnthropicRequestWriter(long defaultMaxTokens) {
    if (defaultMaxTokens < 1) {
      throw new IllegalArgumentException(
          "defaultMaxTokens must be at least 1, was " + defaultMaxTokens);
    }
    this.defaultMaxTokens = defaultMaxTokens;
  }

  /**
   * @param name of the model, as the provider has it
   * @param dropped is told of what cannot be carried and may be left out
   */
  public JsonObject write(ChatRequest request, String name, Dropped dropped) {
    ClaudeModel model = ClaudeModel.of(name);
    Conversation conversation = Conversation.of(request.messages(), model, dropped);
    ThinkingPlan thinking = new ThinkingPlanner(model, dropped).plan(request, conversation.turns());
    JsonObjectBuilder body =
        Json.object().add("model", name).add("max_tokens", maxTokens(request, thinking));
    AnswerForm form = new FormatWriter(model, dropped).form(request.format());
    messages(conversation, form.instruction(), new BlocksWriter(model, dropped), body);
    new ToolsWriter(model, dropped).write(request, body);
    new SamplingWriter(model, thinking.thinks(), dropped).write(request.sampling(), body);
    thinking.write(body);
    outputConfig(thinking.effort(), FormatWriter.format(form), body);
    others(request, body, dropped);
    return body.build();
  }

  private long maxTokens(ChatRequest request, ThinkingPlan thinking) {
    return request
        .sampling()
        .maxTokens()
        .orElseGet(() -> defaultMaxTokens + thinking.budget().orElse(0L));
  }

  private static void messages(
      Conversation conversation,
      Optional<Part> instruction,
      BlocksWriter blocks,
      JsonObjectBuilder body) {
    if (conversation.turns().isEmpty()) {
      throw new BadRequestException(
          "Anthropic answers to a user's message: give at least one that is not empty.",
          "messages");
    }
    List<Part> system = new ArrayList<>(conversation.system());
    instruction.ifPresent(system::add);
    if (!system.isEmpty()) {
      body.add("system", blocks.content(system));
    }
    JsonArrayBuilder messages = Json.array();
    for (Turn turn : conversation.turns()) {
      messages.add(
          Json.object()
              .add("role", turn.side().role())
              .add("content", blocks.content(turn.parts())));
    }
    body.add("messages", messages);
  }

  private static void outputConfig(
      Optional<String> effort, Optional<JsonObject> format, JsonObjectBuilder body) {
    if (effort.isPresent() || format.isPresent()) {
      JsonObjectBuilder config = Json.object();
      effort.ifPresent(word -> config.add("effort", word));
      format.ifPresent(json -> config.add("format", json));
      body.add("output_config", config);
    }
  }

  private static void others(ChatRequest request, JsonObjectBuilder body, Dropped dropped) {
    request.endUser().ifPresent(user -> body.add("metadata", Json.object().add("user_id", user)));
    if (!request.metadata().isEmpty()) {
      dropped.add("metadata");
    }
    if (request.stream()) {
      body.add("stream", true);
    }
  }
}
