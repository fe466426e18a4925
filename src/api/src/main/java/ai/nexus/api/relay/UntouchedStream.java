package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.ModelAlias;
import ai.nexus.wire.openai.ModelNames;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.ClientDialect;
import ai.nexus.wire.translate.StreamReader;
import java.io.EOFException;
import java.util.Map;
import java.util.Optional;

/**
 * A stream whose events pass as they came, but for the model's name, and are read for their usage
 * and their end on the way. As in {@link StreamFlow} the client is answered with the first event,
 * the last is held back until the exchange is recorded, and an event that cannot be read is left
 * out.
 */
final class UntouchedStream implements AnswerFlow {

  private static final EventLog LOG = EventLog.of(UntouchedStream.class);

  private final AnswerHead head;
  private final Answer answer;
  private final StreamReader reader;
  private final Optional<KeptAnswer> kept;
  private final Optional<ModelAlias> alias;
  private final SseFramer framer;
  private final SseEvent event = new SseEvent();
  private final AnswerText text = new AnswerText();
  private UsageReport usage = UsageReport.NONE;
  private Optional<ProviderError> failure = Optional.empty();
  private Slice last = Slice.of(new byte[0]);
  private Slice lastData = last;
  private boolean warned;
  private boolean whole;
  private boolean begun;

  UntouchedStream(
      AnswerHead head,
      Answer answer,
      StreamReader reader,
      Optional<KeptAnswer> kept,
      int maxEvent) {
    this.head = head;
    this.answer = answer;
    this.reader = reader;
    this.kept = kept;
    this.alias = AnswerFlows.alias(answer.target());
    this.framer = new SseFramer(maxEvent);
  }

  @Override
  public void data(Slice piece) {
    try {
      framer.feed(piece.array(), piece.offset(), piece.length(), this::received);
    } catch (SseFramer.EventTooLongException unusable) {
      throw new GatewayException(Failure.UPSTREAM_BROKEN, unusable.getMessage(), unusable);
    }
    if (failure.isPresent()) {
      failed(failure.get());
    } else if (whole) {
      complete();
    }
  }

  private void received(byte[] array, int from, int to) {
    if (isOver()) {
      return;
    }
    event.read(array, from, to);
    Slice data = event.data();
    if (data.isEmpty()) {
      sendOnceBegun(event.raw(), data);
    } else if (isReadable(data)) {
      pass(data);
    }
  }

  private boolean isOver() {
    return whole || failure.isPresent();
  }

  private boolean isReadable(Slice data) {
    try {
      reader.event(data, this::step);
      return true;
    } catch (UpstreamFormatException broken) {
      if (!warned) {
        warned = true;
        LOG.log(
            System.Logger.Level.WARNING,
            answer.exchange().requestId(),
            "An event of a provider's stream cannot be read; it and its like are left out",
            Map.of("provider", answer.target().provider().name()));
      }
      return false;
    }
  }

  private void step(StreamEvent step) {
    text.add(step);
    kept.ifPresent(all -> all.add(step));
    if (step instanceof StreamEvent.Ended) {
      whole = true;
    } else if (step instanceof StreamEvent.Failed failed) {
      failure = Optional.of(failed.error());
    } else if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage();
    }
  }

  private void pass(Slice data) {
    Optional<Slice> renamed = alias.flatMap(name -> ModelNames.renamed(data, name));
    Slice named = renamed.orElse(data);
    Slice raw = renamed.map(changed -> event.withData(changed.copy())).orElseGet(event::raw);
    if (isOver()) {
      last = Slice.of(raw.copy());
      lastData = Slice.of(named.copy());
    } else {
      begin();
      answer.downstream().event(raw, named);
    }
  }

  private void sendOnceBegun(Slice raw, Slice data) {
    if (begun) {
      answer.downstream().event(raw, data);
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      answer.firstEvent();
      answer.downstream().begin(head, this::failureEvent);
    }
  }

  private byte[] failureEvent(ClientDialect words, ProviderError told) {
    return words.errorEvent(told, reader.number().orElse(-1) + 1);
  }

  private void failed(ProviderError told) {
    Provider provider = answer.target().provider();
    ToldError error = ToldError.asItCame(provider, lastData.copy(), told);
    if (begun) {
      Slice raw = Slice.of(UpstreamErrors.withoutKey(provider, last.copy()));
      answer.failedAmid(
          error, head, () -> answer.downstream().endStream(raw, Slice.of(error.bytes())));
    } else {
      answer.failed(error, head, usage);
    }
  }

  private void complete() {
    begin();
    answer.complete(head.status(), () -> answer.downstream().endStream(last, lastData));
  }

  @Override
  public void end() {
    broken(new EOFException("the stream ended before the answer did"));
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
