package ai.nexus.launcher.loops;

import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoEvent;
import io.netty.channel.nio.NioIoHandle;
import io.netty.channel.nio.NioIoOps;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.glassfish.grizzly.Grizzly;

/**
 * One of Netty's channels on a {@link SharedSelector}. What the channel waits for is kept apart
 * from its key, which ends with the selector. For the loop's thread.
 */
final class ChannelRegistration implements IoRegistration {

  private static final Logger LOG = Grizzly.logger(ChannelRegistration.class);

  private final NioIoHandle channel;
  private final Set<ChannelRegistration> all;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private volatile SelectionKey key;
  private int interest;

  /**
   * @param all it is one of these until it is cancelled
   * @throws CancelledKeyException where an earlier key of the channel has not been removed yet
   */
  ChannelRegistration(NioIoHandle channel, Selector selector, Set<ChannelRegistration> all)
      throws IOException {
    this.channel = channel;
    this.all = all;
    key = channel.selectableChannel().register(selector, 0, this);
    all.add(this);
  }

  /** Goes on with another selector; a channel that is closed meanwhile ends. */
  void moveTo(Selector next) {
    try {
      SelectionKey before = key;
      key = channel.selectableChannel().register(next, interest, this);
      if (key.selector() != before.selector()) {
        before.cancel();
      }
    } catch (IOException | CancelledKeyException isClosed) {
      close();
    }
  }

  /** Has the channel do what the last selection has found it ready for. */
  void handleReady() {
    if (!isValid()) {
      return;
    }
    int ops;
    try {
      ops = key.readyOps();
    } catch (CancelledKeyException closed) {
      return;
    }
    channel.handle(this, Ready.of(ops));
  }

  /** Closes the channel, too. */
  void close() {
    boolean unused = cancel();
    try {
      channel.close();
    } catch (Exception refused) {
      LOG.log(Level.FINE, "A channel could not be closed", refused);
    }
  }

  /** Netty's channels ask for their key by it. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As the interface has it.
  public <T> T attachment() {
    return (T) key;
  }

  @Override
  public boolean isValid() {
    return !cancelled.get() && key.isValid();
  }

  @Override
  public long submit(IoOps ops) {
    if (!isValid()) {
      return -1;
    }
    interest = ((NioIoOps) ops).value();
    key.interestOps(interest);
    return interest;
  }

  @Override
  public boolean cancel() {
    if (!cancelled.compareAndSet(false, true)) {
      return false;
    }
    all.remove(this);
    key.cancel();
    channel.unregistered();
    return true;
  }

  /** One for each value that the bits of a key can have (16, to accept, is the highest). */
  private record Ready(NioIoOps ops) implements NioIoEvent {
    private static final List<Ready> ALL =
        IntStream.range(0, 32).mapToObj(ops -> new Ready(NioIoOps.valueOf(ops))).toList();

    static Ready of(int ops) {
      return ALL.get(ops);
    }
  }
}
