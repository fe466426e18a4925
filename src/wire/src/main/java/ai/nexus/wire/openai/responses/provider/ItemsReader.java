package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the items of one stream, each by its place in the output. Deltas tell an item bit by bit;
 * what no delta told is taken from the item when it is done. Facts: openai-python
 * types/responses/response_text_delta_event.py and its neighbours.
 */
final class ItemsReader {

  private final Map<Integer, ItemReader> items = new HashMap<>();
  private final CallCounter calls = new CallCounter();

  boolean anyCall() {
    return calls.any();
  }

  void event(String type, JsonObject event, Consumer<StreamEvent> out) {
    int place = event.get("output_index") instanceof JsonNumber number ? number.intValue() : 0;
    switch (type) {
      case "response.output_item.added" -> added(place, item(event), out);
      case "response.output_item.done" -> done(place, item(event), out);
      case "response.output_text.delta" -> at(place).text(delta(event), out);
      case "response.refusal.delta" -> at(place).refusal(delta(event), out);
      case "response.reasoning_summary_text.delta" ->
          at(place).thought("summary", index(event, "summary_index"), delta(event), out);
      case "response.reasoning_text.delta" ->
          at(place).thought("content", index(event, "content_index"), delta(event), out);
      case "response.function_call_arguments.delta" -> at(place).arguments(delta(event), out);
      case "response.function_call_arguments.done" ->
          at(place).allArguments(Items.arguments(event), out);
      default -> {
        // says no more than these, or is of OpenAI's own tools
      }
    }
  }

  /** Some servers tell an answer in its last event alone. */
  void rest(JsonObject response, Consumer<StreamEvent> out) {
    List<JsonObject> output = Told.objects(response, "output");
    for (int place = 0; items.isEmpty() && place < output.size(); place++) {
      new ItemReader(calls).done(output.get(place), out);
    }
  }

  private void added(int place, JsonObject item, Consumer<StreamEvent> out) {
    ItemReader reader = new ItemReader(calls);
    items.put(place, reader);
    reader.begin(item, out);
  }

  private void done(int place, JsonObject item, Consumer<StreamEvent> out) {
    at(place).done(item, out);
  }

  private ItemReader at(int place) {
    return items.computeIfAbsent(place, unknown -> new ItemReader(calls));
  }

  private static JsonObject item(JsonObject event) {
    return Told.object(event, "item")
        .orElseThrow(() -> AnswerReader.broken("an event that is about an item has none"));
  }

  private static String delta(JsonObject event) {
    return Told.text(event, "delta").orElse("");
  }

  private static int index(JsonObject event, String key) {
    return event.get(key) instanceof JsonNumber number ? number.intValue() : 0;
  }

  /** Hands on the parts of a message in one piece. */
  static void tell(List<Part> said, Consumer<StreamEvent> out) {
    for (Part part : said) {
      if (part instanceof Part.Text text) {
        out.accept(new StreamEvent.TextDelta(0, text.text()));
      } else if (part instanceof Part.Refusal refusal) {
        out.accept(new StreamEvent.RefusalDelta(0, refusal.text()));
      }
    }
  }
}
