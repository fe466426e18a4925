package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code functionResponse} (google-genai, types.py, FunctionResponse): the result under
 * {@code output}, or the failure under {@code error}. Its name is the earlier call's. For one
 * request.
 */
final class ResultWriter {

  private final GeminiModel model;
  private final Dropped dropped;
  private final Map<String, String> names = new HashMap<>();

  ResultWriter(GeminiModel model, Dropped dropped) {
    this.model = model;
    this.dropped = dropped;
  }

  void called(Part.ToolCall call) {
    names.put(call.id(), call.name());
  }

  void add(Part.ToolResult result, TurnParts turn) {
    CacheMarks.drop(result.cache(), dropped);
    List<String> texts = new ArrayList<>();
    JsonArrayBuilder within = Json.PROVIDER.createArrayBuilder();
    for (Part part : result.content()) {
      Optional<String> text = text(part);
      text.ifPresent(texts::add);
      if (text.isEmpty() && isWithin(part)) {
        within.add(MediaWriter.part(part, dropped));
      } else if (text.isEmpty()) {
        turn.addBehind(MediaWriter.part(part, dropped));
      }
    }
    String key = result.failed() ? "error" : "output";
    JsonObjectBuilder response =
        Json.object()
            .add("id", result.callId())
            .add("name", name(result))
            .add("response", Json.object(key, String.join("\n", texts)));
    JsonArray media = within.build();
    if (!media.isEmpty()) {
      response.add("parts", media);
    }
    turn.add(Json.object().add("functionResponse", response).build());
  }

  private String name(Part.ToolResult result) {
    String name = names.get(result.callId());
    if (name == null) {
      throw new BadRequestException(
          "The result of the call '%s' stands behind no such call: send the message of the"
                  .formatted(result.callId())
              + " assistant that holds it, too",
          "messages[].tool_call_id");
    }
    return name;
  }

  private Optional<String> text(Part part) {
    if (part instanceof Part.Text text) {
      CacheMarks.drop(text.cache(), dropped);
      return Optional.of(text.text());
    }
    return part instanceof Part.Refusal refusal ? Optional.of(refusal.text()) : Optional.empty();
  }

  /** Links are not taken within a result; nor is anything by older models. */
  private boolean isWithin(Part part) {
    return model.takesMediaInResults()
        && MediaWriter.media(part).filter(Media.Inline.class::isInstance).isPresent();
  }
}
