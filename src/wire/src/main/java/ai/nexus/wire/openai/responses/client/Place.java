package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Where an item stands in the output, and how its events say so.
 *
 * @param id the item's
 */
record Place(Events events, int index, String id) {

  void added(JsonObjectBuilder item) {
    events.send(
        "response.output_item.added", Json.object().add("output_index", index).add("item", item));
  }

  void done(JsonObject item) {
    events.send(
        "response.output_item.done", Json.object().add("output_index", index).add("item", item));
  }

  /** The members that tell of which item an event is. */
  JsonObjectBuilder members() {
    return Json.object().add("item_id", id).add("output_index", index);
  }
}
