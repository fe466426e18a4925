package ai.nexus.api.relay;

import ai.nexus.api.exchange.Transcript;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.openai.ChatStreamFilter;
import ai.nexus.wire.openai.EventSink;
import ai.nexus.wire.openai.UpstreamFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream of events. The client is answered when the first event of an answer has come, so that an
 * upstream that fails at once still gives a proper status. {@code [DONE]} is held back until the
 * exchange is recorded.
 */
final class StreamFlow implements AnswerFlow, EventSink {

  private final AnswerHead head;
  private final RelayCall call;
  private final ChatStreamFilter filter;
  private final Optional<Transcript> transcript;
  private boolean begun;

  StreamFlow(AnswerHead head, RelayCall call, int maxEvent) {
    this.head = head;
    this.call = call;
    this.filter =
        new ChatStreamFilter(
            !call.ask().usageRequested(), AnswerFlows.alias(call.target()), maxEvent);
    this.transcript = call.exchange().transcript();
  }

  @Override
  public void data(Slice piece) {
    try {
      filter.feed(piece.array(), piece.offset(), piece.length(), this);
    } catch (UpstreamFormatException unusable) {
      throw new GatewayException(Failure.UPSTREAM_BROKEN, unusable.getMessage(), unusable);
    }
    Optional<String> error = filter.error();
    if (error.isPresent()) {
      failed(error.get());
    } else if (filter.done()) {
      complete();
    }
  }

  private void failed(String document) {
    Provider provider = call.target().provider();
    ToldError error =
        ToldError.of(provider, document.getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> UpstreamErrors.inStream(provider, document));
    if (begun) {
      call.failed(error, head.status(), () -> call.downstream().failAsTold(error.json()));
    } else {
      call.failed(error, head);
    }
  }

  @Override
  public void event(Slice raw, Slice data) {
    boolean isComment = data.length() == 0;
    if (!begun && isComment) {
      return;
    }
    begin();
    call.downstream().event(raw, data);
    if (!isComment) {
      transcript.ifPresent(kept -> kept.event(data.array(), data.offset(), data.length()));
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      call.exchange().firstEvent();
      call.downstream().begin(head);
    }
  }

  @Override
  public void end() {
    boolean cutInEvent = filter.endOfInput();
    if (filter.finished() && !cutInEvent) {
      complete();
    } else {
      broken(new java.io.EOFException("the stream ended before the answer did"));
    }
  }

  @Override
  public void broken(Throwable cause) {
    if (filter.finished()) {
      complete();
    } else {
      call.refuse(UpstreamFailures.midAnswer(call.target().provider(), cause));
    }
  }

  private void complete() {
    begin();
    call.complete(
        Outcome.COMPLETED, head.status(), Optional.empty(), () -> call.downstream().endStream());
  }

  @Override
  public void heartbeat() {
    if (begun) {
      call.downstream().heartbeat();
    }
  }

  @Override
  public void report() {
    call.exchange().told(filter.usage(), filter.text());
  }
}
