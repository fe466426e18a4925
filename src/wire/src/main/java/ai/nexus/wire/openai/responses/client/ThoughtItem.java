package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Tells what the model thinks, as a summary of one part: clients show summaries, and few know of
 * thoughts that are told in full. Facts: openai-python types/responses/response_reasoning_item.py,
 * response_reasoning_summary_text_delta_event.py and its neighbours.
 */
final class ThoughtItem implements OpenItem {

  private static final String PART = "part";

  private final Place place;
  private final StringBuilder told = new StringBuilder();
  private Optional<String> encrypted = Optional.empty();

  ThoughtItem(Place place) {
    this.place = place;
    place.added(item(Json.array()));
  }

  void text(String delta) {
    if (told.length() == 0) {
      place
          .events()
          .send("response.reasoning_summary_part.added", members().add(PART, summary("")));
    }
    told.append(delta);
    place.events().send("response.reasoning_summary_text.delta", members().add("delta", delta));
  }

  /** What must come back with the thought; nothing of it may be told after this. */
  void sealed(String content) {
    encrypted = Optional.of(content);
  }

  @Override
  public JsonObject close(String status) {
    JsonArrayBuilder parts = Json.array();
    if (told.length() > 0) {
      String text = told.toString();
      place.events().send("response.reasoning_summary_text.done", members().add("text", text));
      place
          .events()
          .send("response.reasoning_summary_part.done", members().add(PART, summary(text)));
      parts.add(summary(text));
    }
    JsonObjectBuilder written = item(parts);
    encrypted.ifPresent(content -> written.add("encrypted_content", content));
    JsonObject item = written.build();
    place.done(item);
    return item;
  }

  @Override
  public JsonObject brokenOff() {
    JsonArrayBuilder parts = Json.array();
    if (told.length() > 0) {
      parts.add(summary(told.toString()));
    }
    JsonObjectBuilder written = item(parts).add("status", "incomplete");
    encrypted.ifPresent(content -> written.add("encrypted_content", content));
    return written.build();
  }

  private JsonObjectBuilder members() {
    return place.members().add("summary_index", 0);
  }

  private static JsonObjectBuilder summary(String text) {
    return Json.object().add("type", "summary_text").add("text", text);
  }

  private JsonObjectBuilder item(JsonArrayBuilder summary) {
    return Json.object().add("id", place.id()).add("type", "reasoning").add("summary", summary);
  }
}
