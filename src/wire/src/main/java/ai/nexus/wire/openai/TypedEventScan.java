package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.MalformedJsonException;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UsageReport;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks at the events of a stream whose events have a {@code type}: responses, images, speech and
 * transcriptions. Each is scanned once, in place, and nothing of it copied but what is asked for:
 * an image's may have megabytes. Facts: openai-python types/responses/response_stream_event.py,
 * types/image_gen_stream_event.py, types/audio/transcription_stream_event.py. Not thread-safe.
 */
public final class TypedEventScan {

  private static final int LONGEST_NAME = 200;

  private final TypedEventFacts facts = new TypedEventFacts();
  private final JsonScanner<Field> scanner = new JsonScanner<>(Field.TABLE, facts);
  private Slice event = Slice.of(new byte[0]);

  /**
   * Reads the next event's data, which must stay as it is for as long as it is asked about.
   *
   * @return whether it is a JSON object; else nothing of it is noted
   */
  public boolean read(Slice data) {
    event = data;
    facts.next(data);
    scanner.reset();
    try {
      scanner.feed(data.array(), data.offset(), data.length());
      scanner.finish();
    } catch (MalformedJsonException broken) {
      facts.rollBack();
      return false;
    }
    facts.end(data.length());
    return facts.isObject();
  }

  /** Empty where the event has none. */
  public String type() {
    return facts.type().map(this::text).orElse("");
  }

  /** The piece of text that the event tells, where it has one. */
  public String delta() {
    return facts.delta().map(this::text).orElse("");
  }

  /** The id of the response that the event is about, where it has all of that. */
  public Optional<String> id() {
    return facts.id().filter(TypedEventScan::isShort).map(this::text);
  }

  public Optional<String> model() {
    return facts.model().filter(TypedEventScan::isShort).map(this::text);
  }

  /** Of the event in its stream, where it has one that is whole. */
  public OptionalLong number() {
    String written = facts.number().filter(TypedEventScan::isShort).map(this::text).orElse("");
    try {
      return OptionalLong.of(Long.parseLong(written));
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }

  /** Whether the event has an {@code error} of its own, as SDKs look for it. */
  public boolean toldError() {
    return facts.toldError();
  }

  /** Whether this event tells usage; most do not. */
  public boolean toldUsage() {
    return facts.toldUsage();
  }

  /** What is known by now: the greatest of each count. */
  public UsageReport usage() {
    return facts.usage();
  }

  private static boolean isShort(TypedEventFacts.Span text) {
    return text.to() - text.from() <= LONGEST_NAME;
  }

  private String text(TypedEventFacts.Span span) {
    int from = event.offset() + span.from();
    return JsonText.decode(event.array(), from, event.offset() + span.to());
  }
}
