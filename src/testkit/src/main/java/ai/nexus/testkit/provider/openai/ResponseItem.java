package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Said;
import ai.nexus.testkit.provider.Words;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.function.BiConsumer;

/**
 * One item of a response's output, whole and as the events that tell it (openai-python
 * types/responses/response_output_item.py).
 *
 * @param id of the response, from which the item's are made
 */
record ResponseItem(Said said, String id, int index) {

  JsonObjectBuilder done() {
    return item("completed", true);
  }

  private JsonObjectBuilder item(String status, boolean whole) {
    if (said instanceof Said.Call call) {
      return start("function_call")
          .add("status", status)
          .add("call_id", "call_" + id.substring(10) + index)
          .add("name", call.name())
          .add("arguments", whole ? call.arguments() : "");
    }
    if (said instanceof Said.Thought thought) {
      JsonArrayBuilder summary = Json.createArrayBuilder();
      return start("reasoning")
          .add("summary", whole ? summary.add(summary(thought.text())) : summary);
    }
    JsonArrayBuilder content = Json.createArrayBuilder();
    return start("message")
        .add("status", status)
        .add("role", "assistant")
        .add("content", whole ? content.add(content(text())) : content);
  }

  void tell(BiConsumer<String, JsonObjectBuilder> events) {
    events.accept("response.output_item.added", at().add("item", item("in_progress", false)));
    if (said instanceof Said.Call call) {
      pieces(events, "function_call_arguments", here(), call.arguments());
      events.accept(
          "response.function_call_arguments.done",
          here().add("name", call.name()).add("arguments", call.arguments()));
    } else if (said instanceof Said.Thought thought) {
      part(events, "reasoning_summary", thought.text());
    } else {
      part(events, said instanceof Said.Declined ? "refusal" : "output_text", text());
    }
    events.accept("response.output_item.done", at().add("item", done()));
  }

  private void part(BiConsumer<String, JsonObjectBuilder> events, String kind, String text) {
    boolean summary = kind.equals("reasoning_summary");
    String part = summary ? "reasoning_summary_part" : "content_part";
    String member = kind.equals("refusal") ? "refusal" : "text";
    String words = summary ? "reasoning_summary_text" : kind;
    events.accept(
        "response." + part + ".added",
        inPart(summary).add("part", summary ? summary("") : content("")));
    for (String piece : Words.split(text)) {
      events.accept("response." + words + ".delta", inPart(summary).add("delta", piece));
    }
    events.accept("response." + words + ".done", inPart(summary).add(member, text));
    events.accept(
        "response." + part + ".done",
        inPart(summary).add("part", summary ? summary(text) : content(text)));
  }

  private static void pieces(
      BiConsumer<String, JsonObjectBuilder> events,
      String kind,
      JsonObjectBuilder place,
      String text) {
    var at = place.build();
    for (String piece : Words.split(text)) {
      events.accept(
          "response." + kind + ".delta", Json.createObjectBuilder(at).add("delta", piece));
    }
  }

  private JsonObjectBuilder start(String type) {
    return Json.createObjectBuilder().add("type", type).add("id", itemId());
  }

  private String itemId() {
    String kind = said instanceof Said.Call ? "fc" : said instanceof Said.Thought ? "rs" : "msg";
    return "%s_%s%d".formatted(kind, id.substring(10), index);
  }

  private JsonObjectBuilder at() {
    return Json.createObjectBuilder().add("output_index", index);
  }

  private JsonObjectBuilder here() {
    return at().add("item_id", itemId());
  }

  private JsonObjectBuilder inPart(boolean summary) {
    return here().add(summary ? "summary_index" : "content_index", 0);
  }

  private static JsonObjectBuilder summary(String text) {
    return Json.createObjectBuilder().add("type", "summary_text").add("text", text);
  }

  private JsonObjectBuilder content(String text) {
    return said instanceof Said.Declined
        ? Json.createObjectBuilder().add("type", "refusal").add("refusal", text)
        : Json.createObjectBuilder()
            .add("type", "output_text")
            .add("text", text)
            .add("annotations", Json.createArrayBuilder());
  }

  private String text() {
    if (said instanceof Said.Declined declined) {
      return declined.text();
    }
    return said instanceof Said.Text text ? text.text() : "";
  }
}
