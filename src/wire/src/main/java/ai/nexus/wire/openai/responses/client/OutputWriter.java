package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.responses.Thoughts;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the items of one output, of which the last alone is open: what belongs to another closes
 * it and opens that one.
 */
final class OutputWriter {

  private static final String COMPLETED = "completed";

  private final ResponseWriter response;
  private final Events events;
  private final List<JsonObject> items = new ArrayList<>();
  private Optional<OpenItem> open = Optional.empty();

  OutputWriter(ResponseWriter response, Events events) {
    this.response = response;
    this.events = events;
  }

  void text(String text) {
    if (!text.isEmpty()) {
      message().text(text);
    }
  }

  void refusal(String text) {
    if (!text.isEmpty()) {
      message().refusal(text);
    }
  }

  void thought(String text) {
    if (!text.isEmpty()) {
      thoughtItem().text(text);
    }
  }

  void signed(String signature) {
    thoughtItem().sealed(Thoughts.toClient(signature));
    close(COMPLETED);
  }

  void redacted(String data) {
    close(COMPLETED);
    thoughtItem().sealed(Thoughts.redactedToClient(data));
    close(COMPLETED);
  }

  /** Google signs calls; here the signature stands before, as that of a thought without words. */
  void call(StreamEvent.ToolCallStarted call) {
    close(COMPLETED);
    call.signature().ifPresent(this::signed);
    open = Optional.of(new CallItem(next("fc_"), call.call(), call.id(), call.name()));
  }

  void arguments(int call, String fragment) {
    if (fragment.isEmpty()) {
      return;
    }
    if (open.orElse(null) instanceof CallItem item && item.call() == call) {
      item.arguments(fragment);
    } else {
      throw new UpstreamFormatException("arguments came for a call that is not open");
    }
  }

  /** A picture, as of OpenAI's tool for them: openai-python response_output_item.py */
  void image(String base64) {
    close(COMPLETED);
    Place place = next("ig_");
    JsonObject item =
        Json.object()
            .add("id", place.id())
            .add("type", "image_generation_call")
            .add("status", COMPLETED)
            .add("result", base64)
            .build();
    place.added(Json.object(item));
    place.done(item);
    items.add(item);
  }

  void close(String status) {
    open.ifPresent(item -> items.add(item.close(status)));
    open = Optional.empty();
  }

  /** Those that are whole, and what was told of the last. */
  List<JsonObject> brokenOff() {
    List<JsonObject> told = new ArrayList<>(items);
    open.ifPresent(item -> told.add(item.brokenOff()));
    return told;
  }

  /** Those that are whole. */
  List<JsonObject> items() {
    return items;
  }

  private MessageItem message() {
    if (open.orElse(null) instanceof MessageItem item) {
      return item;
    }
    close(COMPLETED);
    MessageItem item = new MessageItem(next("msg_"));
    open = Optional.of(item);
    return item;
  }

  private ThoughtItem thoughtItem() {
    if (open.orElse(null) instanceof ThoughtItem item) {
      return item;
    }
    close(COMPLETED);
    ThoughtItem item = new ThoughtItem(next("rs_"));
    open = Optional.of(item);
    return item;
  }

  private Place next(String prefix) {
    return new Place(events, items.size(), response.itemId(prefix, items.size()));
  }
}
