package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.body.Conversation;
import ai.nexus.wire.anthropic.body.Turn;
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

/**
 * Writes the body of a request to {@code /model/ID/converse}, which is that of {@code
 * /converse-stream}, too
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html). Its rules
 * for turns are Anthropic's: alternate sides, no blank texts, no thoughts without a signature.
 */
public final class BedrockRequestWriter {

  private BedrockRequestWriter() {}

  /**
   * @param name of the model, as Amazon has it
   * @param dropped is told of what cannot be carried and may be left out
   */
  public static JsonObject write(ChatRequest request, String name, Dropped dropped) {
    BedrockModel model = BedrockModel.of(name);
    Conversation conversation = Conversation.of(request.messages(), false, dropped);
    JsonObject settings = Settings.of(request, model, dropped);
    JsonObjectBuilder body = Json.object();
    messages(conversation.turns(), new BlocksWriter(model, dropped), body);
    AnswerForm form = AnswerForm.of(request.format(), dropped);
    system(conversation.system(), form, new CachePoints(model, dropped), body);
    InferenceWriter.write(request.sampling().maxTokens(), settings, body);
    new ToolsWriter(model, dropped).write(request, conversation.turns(), body);
    InferenceWriter.writeAdditional(settings, body);
    OutputWriter.write(request.format(), form, settings, body);
    MetadataWriter.write(request.metadata(), dropped, body);
    request.endUser().ifPresent(user -> dropped.add("user"));
    return body.build();
  }

  private static void messages(List<Turn> turns, BlocksWriter blocks, JsonObjectBuilder body) {
    if (turns.isEmpty()) {
      throw new BadRequestException(
          "Bedrock answers to a user's message: give at least one that is not empty.", "messages");
    }
    JsonArrayBuilder messages = Json.array();
    for (Turn turn : turns) {
      messages.add(
          Json.object().add("role", turn.side().role()).add("content", blocks.content(turn)));
    }
    body.add("messages", messages);
  }

  private static void system(
      List<Part> texts, AnswerForm form, CachePoints points, JsonObjectBuilder body) {
    List<Part> system = new ArrayList<>(texts);
    form.instruction().ifPresent(system::add);
    if (system.isEmpty()) {
      return;
    }
    JsonArrayBuilder blocks = Json.array();
    for (Part part : system) {
      if (part instanceof Part.Text text) { // the conversation has let nothing else through
        blocks.add(Json.object().add("text", text.text()));
        points.writeInstructions(text.cache(), blocks);
      }
    }
    body.add("system", blocks);
  }
}
