package ai.nexus.api.cache;

import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeListener;
import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.json.Slice;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes down an answer on its way to the client, and hands it over when it is whole: of status 200,
 * from an exchange that is completed, and no longer than there is room for. Used on the exchange's
 * event loop, but for the end of the exchange.
 */
final class AnswerRecorder extends MarkedDownstream implements ExchangeListener {

  private static final int WELL = 200;

  /** Who keeps what has been taken down. */
  interface Keeper {
    void keep(AnswerHead head, Slice bytes);
  }

  private final long longest;
  private final SharedRoom.Share room;
  private final Keeper keeper;
  private ByteArrayOutputStream taken = new ByteArrayOutputStream(1024);
  private Optional<AnswerHead> begun = Optional.empty();
  private boolean given;
  // Set by whatever thread ends the exchange, before the end of the answer is sent.
  private volatile boolean completed;

  /**
   * @param longest answer that is kept, in bytes
   * @param room for it while it comes
   */
  AnswerRecorder(Downstream client, long longest, SharedRoom.Share room, Keeper keeper) {
    super(client, "miss");
    this.longest = longest;
    this.room = room;
    this.keeper = keeper;
  }

  @Override
  public CompletionStage<Void> finished(Exchange exchange, Ending ending) {
    completed = ending.outcome() == Outcome.COMPLETED;
    return CompletableFuture.completedStage(null);
  }

  @Override
  protected AnswerHead begun(AnswerHead head) {
    begun = Optional.of(head);
    if (head.status() != WELL) {
      giveUp();
    }
    return super.begun(head);
  }

  @Override
  public void event(Slice raw, Slice data) {
    take(raw.array(), raw.offset(), raw.length());
    super.event(raw, data);
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    take(bytes, offset, length);
    super.body(bytes, offset, length);
  }

  private void take(byte[] bytes, int offset, int length) {
    if (given) {
      return;
    }
    long size = (long) taken.size() + length;
    if (size > longest || !room.growTo(size)) {
      giveUp();
    } else {
      taken.write(bytes, offset, length);
    }
  }

  @Override
  public void end() {
    keep();
    super.end();
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    take(raw.array(), raw.offset(), raw.length());
    keep();
    super.endStream(raw, data);
  }

  /** Before the client has the end, so that its next request finds it. */
  private void keep() {
    if (!given && completed && begun.isPresent()) {
      keeper.keep(begun.get(), Slice.of(taken.toByteArray()));
    }
    giveUp();
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    giveUp();
    super.fail(failure, mayRetry);
  }

  @Override
  public void abandon() {
    giveUp();
    super.abandon();
  }

  private void giveUp() {
    if (!given) {
      given = true;
      taken = new ByteArrayOutputStream(0);
      room.end();
    }
  }
}
