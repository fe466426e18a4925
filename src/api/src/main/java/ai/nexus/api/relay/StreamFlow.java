package ai.nexus.api.relay;

import ai.nexus.api.exchange.Transcript;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.ChatStreamFilter;
import ai.nexus.wire.openai.EventSink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A stream of events. The client is answered when the first event of an answer has come, so that an
 * upstream that fails at once still gives a proper status. {@code [DONE]} is held back until the
 * exchange is recorded.
 */
final class StreamFlow implements AnswerFlow, EventSink {

  private static final Slice DONE =
      Slice.of("data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
  private static final Slice DONE_DATA = Slice.of("[DONE]".getBytes(StandardCharsets.US_ASCII));

  private final AnswerHead head;
  private final Answer answer;
  private final ChatStreamFilter filter;
  private final Optional<Transcript> transcript;
  private boolean begun;

  /**
   * @param usageWanted whether the client itself asked for the usage
   */
  StreamFlow(AnswerHead head, Answer answer, boolean usageWanted, int maxEvent) {
    this.head = head;
    this.answer = answer;
    this.filter = new ChatStreamFilter(!usageWanted, AnswerFlows.alias(answer.target()), maxEvent);
    this.transcript = answer.exchange().transcript();
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
    Provider provider = answer.target().provider();
    ToldError error =
        ToldError.of(provider, document.getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> UpstreamErrors.inStream(provider, document));
    if (begun) {
      answer.failedAmid(error, head, () -> endWith(error));
    } else {
      answer.failed(error, head, filter.usage());
    }
  }

  private void endWith(ToldError error) {
    answer.downstream().endStream(error.event(), Slice.of(error.bytes()));
  }

  @Override
  public void event(Slice raw, Slice data) {
    boolean isComment = data.length() == 0;
    if (!begun && isComment) {
      return;
    }
    begin();
    answer.downstream().event(raw, data);
    if (!isComment) {
      transcript.ifPresent(kept -> kept.event(data.array(), data.offset(), data.length()));
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      answer.firstEvent();
      answer.downstream().begin(head);
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
      answer.refuse(UpstreamFailures.midAnswer(answer.target().provider(), cause));
    }
  }

  private void complete() {
    begin();
    answer.complete(head.status(), () -> answer.downstream().endStream(DONE, DONE_DATA));
  }

  @Override
  public void heartbeat() {
    if (begun) {
      answer.downstream().heartbeat();
    }
  }

  @Override
  public void report() {
    answer.exchange().told(filter.usage(), filter.text());
  }
}
