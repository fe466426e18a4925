package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Tells what the model says. Its text is kept, since it is told once more as a whole when it is
 * done. Facts: openai-python types/responses/response_output_message.py,
 * response_content_part_added_event.py and response_text_done_event.py
 */
final class MessageItem implements OpenItem {

  /** What a part of the content is called in its type, its events and its member. */
  private enum Kind {
    TEXT("output_text", "text"),
    REFUSAL("refusal", "refusal");

    private final String type;
    private final String member;

    Kind(String type, String member) {
      this.type = type;
      this.member = member;
    }
  }

  private final Place place;
  private final JsonArrayBuilder content = Json.array();
  private final StringBuilder told = new StringBuilder();
  private Kind kind = Kind.TEXT;
  private boolean open;
  private int index = -1;

  MessageItem(Place place) {
    this.place = place;
    place.added(item("in_progress", Json.array()));
  }

  void text(String delta) {
    part(Kind.TEXT);
    told.append(delta);
    JsonObjectBuilder event = members().add("delta", delta);
    place.events().send("response.output_text.delta", event.add("logprobs", none()));
  }

  void refusal(String delta) {
    part(Kind.REFUSAL);
    told.append(delta);
    place.events().send("response.refusal.delta", members().add("delta", delta));
  }

  @Override
  public JsonObject close(String status) {
    endPart();
    JsonObject item = item(status, content).build();
    place.done(item);
    return item;
  }

  @Override
  public JsonObject brokenOff() {
    if (open) {
      content.add(written(told.toString()));
    }
    return item("incomplete", content).build();
  }

  private void part(Kind wanted) {
    if (open && kind == wanted) {
      return;
    }
    endPart();
    open = true;
    kind = wanted;
    index++;
    place.events().send("response.content_part.added", members().add("part", written("")));
  }

  private void endPart() {
    if (!open) {
      return;
    }
    open = false;
    String text = told.toString();
    told.setLength(0);
    JsonObjectBuilder whole = members().add(kind.member, text);
    if (kind == Kind.TEXT) {
      whole.add("logprobs", none());
    }
    place.events().send("response." + kind.type + ".done", whole);
    place.events().send("response.content_part.done", members().add("part", written(text)));
    content.add(written(text));
  }

  private JsonObjectBuilder written(String text) {
    JsonObjectBuilder part = Json.object().add("type", kind.type).add(kind.member, text);
    return kind == Kind.TEXT ? part.add("annotations", none()).add("logprobs", none()) : part;
  }

  private JsonObjectBuilder members() {
    return place.members().add("content_index", index);
  }

  private JsonObjectBuilder item(String status, JsonArrayBuilder parts) {
    return Json.object()
        .add("id", place.id())
        .add("type", "message")
        .add("status", status)
        .add("role", "assistant")
        .add("content", parts);
  }

  private static JsonArray none() {
    return JsonArray.EMPTY_JSON_ARRAY;
  }
}
