package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * Writes {@code systemInstruction} and {@code contents}. Gemini wants the results of all calls in
 * one content behind them, so what the user and the tools say up to the model's next turn is one
 * content. Instructions have no place among them: all are put before. For one request.
 */
final class ContentsWriter {

  private static final String MESSAGES = "messages";

  private final Dropped dropped;
  private final SaidWriter said;
  private final ResultWriter results;
  private final JsonArrayBuilder instructions = Json.PROVIDER.createArrayBuilder();
  private final JsonArrayBuilder contents = Json.PROVIDER.createArrayBuilder();
  private TurnParts turn = new TurnParts(Role.USER);
  private boolean instructed;
  private boolean spoken;

  ContentsWriter(GeminiModel model, Dropped dropped) {
    this.dropped = dropped;
    this.said = new SaidWriter(model, dropped);
    this.results = new ResultWriter(model, dropped);
  }

  void add(Message message) {
    if (message.name().isPresent()) {
      dropped.add("messages[].name");
    }
    if (message.role().instructs()) {
      message.parts().forEach(this::instruct);
      return;
    }
    Role role = message.role() == Role.ASSISTANT ? Role.ASSISTANT : Role.USER;
    if (role != turn.role()) {
      endTurn();
      turn = new TurnParts(role);
    }
    message.parts().forEach(this::part);
  }

  void write(JsonObjectBuilder body) {
    endTurn();
    if (!spoken) {
      throw new BadRequestException(
          "'messages' must hold more than instructions: add a message of the user", MESSAGES);
    }
    if (instructed) {
      body.add("systemInstruction", Json.object().add("parts", instructions));
    }
    body.add("contents", contents);
  }

  private void instruct(Part part) {
    if (!(part instanceof Part.Text text)) {
      throw new BadRequestException(
          "A message of the system may hold nothing but text for Gemini", "messages[].content");
    }
    CacheMarks.dropInstructions(text.cache(), dropped);
    if (!text.text().isEmpty()) {
      instructions.add(Json.object("text", text.text()));
      instructed = true;
    }
  }

  private void part(Part part) {
    if (part instanceof Part.ToolResult result) {
      results.add(result, turn);
    } else {
      said.add(part, turn);
      if (part instanceof Part.ToolCall call) {
        results.called(call);
      }
    }
  }

  private void endTurn() {
    List<JsonObject> parts = turn.parts();
    if (!parts.isEmpty()) {
      contents.add(turn.json());
      spoken = true;
    }
  }
}
