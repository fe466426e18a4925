package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TypedEventScan;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import ai.nexus.wire.openai.responses.StreamFailures;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Reads a stream of typed events. Facts: openai-python types/responses/response_stream_event.py;
 * the response stands whole in the event that ends the stream, its usage with it.
 */
final class ResponsesStreamReader implements StreamReader {

  private final ItemsReader items = new ItemsReader();
  private OptionalLong number = OptionalLong.empty();
  private boolean started;
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    String json = data.strip();
    if (over || json.isEmpty()) {
      return;
    }
    if (json.equals("[DONE]")) {
      end(out); // the SDKs need none; where it is sent, it stands behind the answer's own end
      return;
    }
    JsonObject event =
        Json.parseObject(json)
            .orElseThrow(() -> AnswerReader.broken("an event of the stream is not a JSON object"));
    number = number(event);
    String type = Told.text(event, "type").orElse("");
    if (StreamFailures.isFailure(type) || event.get("error") instanceof JsonObject) {
      usage(json, out);
      fail(StreamFailures.of(event), out);
    } else {
      typed(type, event, json, out);
    }
  }

  @Override
  public void end(Consumer<StreamEvent> out) {
    if (!over) {
      fail(StreamFailures.brokenOff(), out);
    }
  }

  @Override
  public OptionalLong number() {
    return number;
  }

  private static OptionalLong number(JsonObject event) {
    return event.get("sequence_number") instanceof JsonNumber whole && whole.isIntegral()
        ? OptionalLong.of(whole.longValue())
        : OptionalLong.empty();
  }

  private void typed(String type, JsonObject event, String json, Consumer<StreamEvent> out) {
    JsonObject response = Told.object(event, "response").orElse(JsonValue.EMPTY_JSON_OBJECT);
    start(response, out);
    switch (type) {
      case "response.completed", "response.incomplete" -> {
        items.rest(response, out);
        usage(json, out);
        finish(response, out);
      }
      case "response.cancelled" ->
          fail(StreamFailures.broken("The provider gave up its answer."), out);
      default -> items.event(type, event, out);
    }
  }

  private void start(JsonObject response, Consumer<StreamEvent> out) {
    if (!started) {
      started = true;
      out.accept(
          new StreamEvent.Started(Told.words(response, "id"), Told.words(response, "model")));
    }
  }

  /** By the same rules as where it passes through. */
  private static void usage(String json, Consumer<StreamEvent> out) {
    TypedEventScan scan = new TypedEventScan();
    scan.read(Slice.of(json.getBytes(StandardCharsets.UTF_8)));
    UsageReport usage = scan.usage();
    if (!usage.equals(UsageReport.NONE)) {
      out.accept(new StreamEvent.UsageTold(usage));
    }
  }

  private void finish(JsonObject response, Consumer<StreamEvent> out) {
    over = true;
    out.accept(new StreamEvent.Finished(0, Finishes.of(response, items.anyCall())));
    out.accept(new StreamEvent.Ended());
  }

  private void fail(ProviderError error, Consumer<StreamEvent> out) {
    over = true;
    out.accept(new StreamEvent.Failed(error));
  }
}
