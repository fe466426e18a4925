package ai.nexus.launcher.loops;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.channel.nio.NioIoHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Grizzly;

/**
 * Netty's channels on a selector that the server may share, so that one wait is for both. What is
 * not Netty's is left for {@link #others}. All but {@link #wakeup} is for the loop's thread.
 */
final class SharedSelector implements IoHandler {

  private static final Logger LOG = Grizzly.logger(SharedSelector.class);

  private final Selector own;
  private volatile Selector selector;
  // To wake a thread that is awake would cost a call of the system, and it one more.
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final Set<ChannelRegistration> registrations = new HashSet<>();
  private final List<ChannelRegistration> ready = new ArrayList<>();
  private final Set<SelectionKey> others = new LinkedHashSet<>();

  SharedSelector() {
    try {
      own = Selector.open();
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot open a selector", refused);
    }
    selector = own;
  }

  /** Goes on with a selector of the server's, and takes its channels along. */
  void join(Selector shared) {
    if (selector != shared) {
      moveTo(shared);
    }
  }

  /** Goes on with its own selector, before the server closes all that it finds on its. */
  void leave() {
    join(own);
    others.clear();
  }

  /** Forgets what an error kept the server from taking; what is still ready is told again. */
  void clearOthers() {
    others.clear();
  }

  private void moveTo(Selector next) {
    Selector before = selector;
    selector = next;
    for (ChannelRegistration registration : List.copyOf(registrations)) {
      registration.moveTo(next);
    }
    if (before.isOpen()) {
      removeCancelled(before);
    }
  }

  /**
   * A selection does so. What is ready is told again by the next one; but that somebody wanted to
   * wake this thread is not.
   */
  private static void removeCancelled(Selector selector) {
    try {
      selector.selectNow(key -> {});
      selector.wakeup();
    } catch (ClosedSelectorException hasNone) {
      LOG.log(Level.FINE, "The server has closed its selector meanwhile", hasNone);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot select", refused);
    }
  }

  /** What the last selection found ready besides Netty's channels; for the server to empty. */
  Set<SelectionKey> others() {
    return others;
  }

  @Override
  public int run(IoHandlerContext context) {
    try {
      select(context);
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot select", refused);
    }
    return handleReady();
  }

  private void select(IoHandlerContext context) throws IOException {
    if (context.canBlock()) {
      asleep.set(true);
      try {
        // Asked again, because a task that came between the two has woken nobody.
        if (context.canBlock()) {
          selector.select(this::sort, millis(context));
          return;
        }
      } finally {
        asleep.set(false);
        if (Thread.interrupted()) {
          LOG.fine("An interrupt of an event loop means nothing, but would keep it from waiting");
        }
      }
    }
    selector.selectNow(this::sort);
  }

  /** At least until the next timer; never 0, which would be for ever. */
  private static long millis(IoHandlerContext context) {
    long nanos = context.delayNanos(System.nanoTime());
    long almost = TimeUnit.MILLISECONDS.toNanos(1) - 1;
    return Math.max(
        1, TimeUnit.NANOSECONDS.toMillis(Math.min(nanos, Long.MAX_VALUE - almost) + almost));
  }

  private void sort(SelectionKey key) {
    if (key.attachment() instanceof ChannelRegistration registration) {
      ready.add(registration);
    } else {
      others.add(key);
    }
  }

  private int handleReady() {
    int handled = ready.size();
    try {
      for (ChannelRegistration registration : ready) {
        registration.handleReady();
      }
    } finally {
      ready.clear();
    }
    return handled;
  }

  @Override
  public void wakeup() {
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
  }

  @Override
  public IoRegistration register(IoHandle handle) throws IOException {
    if (!(handle instanceof NioIoHandle channel)) {
      throw new IllegalArgumentException("not a channel of java.nio: " + handle);
    }
    ChannelRegistration registration = register(channel);
    handle.registered();
    return registration;
  }

  private ChannelRegistration register(NioIoHandle channel) throws IOException {
    try {
      return new ChannelRegistration(channel, selector, registrations);
    } catch (CancelledKeyException earlierKeyIsLeft) {
      removeCancelled(selector);
      return new ChannelRegistration(channel, selector, registrations);
    }
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> type) {
    return NioIoHandle.class.isAssignableFrom(type);
  }

  @Override
  public void prepareToDestroy() {
    for (ChannelRegistration registration : List.copyOf(registrations)) {
      registration.close();
    }
  }

  @Override
  public void destroy() {
    try {
      own.close();
    } catch (IOException refused) {
      throw new UncheckedIOException("cannot close a selector", refused);
    }
  }
}
