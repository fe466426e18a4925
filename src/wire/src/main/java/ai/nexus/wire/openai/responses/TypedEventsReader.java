package ai.nexus.wire.openai.responses;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TypedEventScan;
import ai.nexus.wire.translate.StreamReader;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Looks at a stream that passes untouched and whose events have a type: a response, images, speech
 * or a transcription. Tells how it begins and ends, its usage, and its text for an estimate; that
 * text is not told by kinds. Facts: openai-python types/responses/response_stream_event.py,
 * types/image_gen_stream_event.py, types/audio/transcription_stream_event.py.
 */
public final class TypedEventsReader implements StreamReader {

  private static final String DONE = "[DONE]";

  private final TypedEventScan scan = new TypedEventScan();
  private UsageReport told = UsageReport.NONE;
  private boolean started;
  private boolean whole;
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    event(Slice.of(data.getBytes(StandardCharsets.UTF_8)), out);
  }

  @Override
  public void event(Slice data, Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    if (data.length() < 2 * DONE.length() && data.text().strip().startsWith(DONE)) {
      ended(out);
    } else if (scan.read(data)) {
      typed(scan.type(), data, out);
    } else {
      throw new UpstreamFormatException("an event of the stream is not a JSON object");
    }
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  /** Of several images each has its end, so that the last is known by the stream's end alone. */
  @Override
  public void end(Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    if (whole) {
      ended(out);
    } else {
      over = true;
      out.accept(new StreamEvent.Failed(StreamFailures.brokenOff()));
    }
  }

  @Override
  public OptionalLong number() {
    return scan.number();
  }

  private void typed(String type, Slice data, Consumer<StreamEvent> out) {
    boolean failed = StreamFailures.isFailure(type) || scan.toldError();
    if (!started && !failed) {
      started = true;
      out.accept(new StreamEvent.Started(scan.id(), scan.model()));
    }
    usage(out);
    if (failed) {
      fail(StreamFailures.of(data.text()), out);
      return;
    }
    switch (type) {
      case "response.completed",
          "response.incomplete",
          "speech.audio.done",
          "transcript.text.done" ->
          ended(out);
      case "image_generation.completed", "image_edit.completed" -> whole = true;
      default -> text(type, out);
    }
  }

  /** Sound is told in deltas, too, and is no text. */
  private void text(String type, Consumer<StreamEvent> out) {
    if (type.endsWith(".delta") && !type.endsWith("audio.delta")) {
      String delta = scan.delta();
      if (!delta.isEmpty()) {
        out.accept(new StreamEvent.TextDelta(0, delta));
      }
    }
  }

  private void usage(Consumer<StreamEvent> out) {
    if (!scan.toldUsage()) {
      return;
    }
    UsageReport usage = scan.usage();
    if (!usage.equals(told)) {
      told = usage;
      out.accept(new StreamEvent.UsageTold(usage));
    }
  }

  private void ended(Consumer<StreamEvent> out) {
    over = true;
    out.accept(new StreamEvent.Ended());
  }

  private void fail(ProviderError error, Consumer<StreamEvent> out) {
    over = true;
    out.accept(new StreamEvent.Failed(error));
  }
}
