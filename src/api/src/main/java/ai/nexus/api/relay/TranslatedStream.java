package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.Provenance;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stream of one dialect that becomes a stream of another: what an event comes to is written at
 * once. As in {@link StreamFlow} the client is answered with the first event, and the last is held
 * back until the exchange is recorded.
 */
final class TranslatedStream implements AnswerFlow {

  private final AnswerHead head;
  private final Answer answer;
  private final StreamReader reader;
  private final StreamWriter writer;
  private final ClientDialect client;
  private final EventCutter cutter;
  private final SseEvent written = new SseEvent();
  private final AnswerText text = new AnswerText();
  private final Optional<KeptAnswer> kept;
  private UsageReport usage = UsageReport.NONE;
  private Optional<ProviderError> failure = Optional.empty();
  private boolean whole;
  private boolean begun;

  TranslatedStream(
      AnswerHead head,
      Answer answer,
      EventCutter cutter,
      StreamReader reader,
      Provenance provenance,
      ClientDialect client,
      AnswerIdentity identity) {
    this.head = head;
    this.answer = answer;
    this.reader = reader;
    this.writer = provenance.marking(client.stream(identity));
    this.client = client;
    this.cutter = cutter;
    this.kept = KeptAnswer.of(answer.exchange(), client, identity);
  }

  @Override
  public void data(Slice piece) {
    try {
      cutter.feed(piece, this::received);
    } catch (SseFramer.EventTooLongException | UpstreamFormatException unusable) {
      throw new GatewayException(Failure.UPSTREAM_BROKEN, unusable.getMessage(), unusable);
    }
    endIfTold();
  }

  private void received(Slice data) {
    if (isOver()) {
      return;
    }
    try {
      reader.event(data, this::step);
    } catch (UpstreamFormatException unusable) {
      if (!reader.isWhole()) {
        throw unusable; // what is left out here could be half of the answer
      }
    }
  }

  private boolean isOver() {
    return whole || failure.isPresent();
  }

  private void step(StreamEvent step) {
    if (isOver()) {
      return;
    }
    text.add(step);
    kept.ifPresent(all -> all.add(step));
    if (step instanceof StreamEvent.Ended) {
      whole = true;
    } else if (step instanceof StreamEvent.Failed failed) {
      failure = Optional.of(ClientErrors.of(failed.error(), client, answer.exchange()));
    } else {
      if (step instanceof StreamEvent.UsageTold told) {
        usage = told.usage();
      }
      writer.write(step, this::send);
    }
  }

  private void send(byte[] event) {
    begin();
    written.read(event, 0, event.length);
    Slice data = written.data();
    answer.downstream().event(Slice.of(event), data);
  }

  private void begin() {
    if (!begun) {
      begun = true;
      answer.firstEvent();
      answer.downstream().begin(head, (words, told) -> joined(failure(told)));
    }
  }

  private void endIfTold() {
    if (failure.isPresent()) {
      failed(failure.get());
    } else if (whole) {
      complete();
    }
  }

  private void failed(ProviderError told) {
    Provider provider = answer.target().provider();
    ToldError error = ToldError.inWordsOf(client, provider, told);
    if (begun) {
      List<byte[]> events = failure(told);
      answer.failedAmid(error, head, () -> endWith(events));
    } else {
      answer.failed(error, head, usage);
    }
  }

  /** The writer knows what was told before, which some dialects repeat. */
  private List<byte[]> failure(ProviderError told) {
    Provider provider = answer.target().provider();
    return ending(new StreamEvent.Failed(told)).stream()
        .map(event -> UpstreamErrors.withoutKey(provider, event))
        .toList();
  }

  private void complete() {
    List<byte[]> events = ending(new StreamEvent.Ended());
    begin();
    int last = events.size() - 1;
    events.subList(0, last).forEach(this::send);
    answer.complete(head.status(), () -> endWith(events.subList(last, events.size())));
  }

  private List<byte[]> ending(StreamEvent last) {
    List<byte[]> events = new ArrayList<>();
    writer.write(last, events::add);
    return events;
  }

  private void endWith(List<byte[]> events) {
    int last = events.size() - 1;
    events.subList(0, last).forEach(this::send);
    byte[] event = events.get(last);
    written.read(event, 0, event.length);
    answer.downstream().endStream(Slice.of(event), written.data());
  }

  private static byte[] joined(List<byte[]> events) {
    ByteRun all = new ByteRun();
    events.forEach(event -> all.add(event, 0, event.length));
    return all.slice().copy();
  }

  @Override
  public void end() {
    if (cutter.isInsideEvent()) {
      broken(new EOFException("the stream ended within an event"));
    } else {
      broken(new EOFException("the stream ended before the answer did"));
    }
  }

  /** A dialect without an end marker may have told all there is. */
  @Override
  public void broken(Throwable cause) {
    reader.end(this::step);
    if (whole) {
      complete();
    } else {
      answer.refuse(UpstreamFailures.midAnswer(answer.target().provider(), cause));
    }
  }

  @Override
  public void heartbeat() {
    if (begun) {
      answer.downstream().heartbeat();
    }
  }

  @Override
  public void report() {
    answer.exchange().told(usage, text.sample());
    kept.ifPresent(KeptAnswer::store);
  }
}
