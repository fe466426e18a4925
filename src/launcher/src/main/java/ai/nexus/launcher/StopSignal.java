package ai.nexus.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Runs the orderly end when the process is told to stop (SIGTERM, SIGINT, SIGHUP), before any
 * shutdown hook: the hooks all run at once, Payara's own among them, and java.util.logging closes
 * its handlers under them.
 *
 * <p>{@code sun.misc.Signal} belongs to jdk.unsupported, which the JDK keeps for uses like this
 * (JEP 260); it is called by reflection because javac's warning of it cannot be switched off.
 */
final class StopSignal {

  /**
   * Signals that come closer together are one wish: at Ctrl-C the terminal sends one to each of its
   * processes, and a parent that ends by it often sends its child another.
   */
  static final Duration ONE_WISH = Duration.ofSeconds(2);

  private final Runnable first;
  private final Runnable again;
  private final LongSupplier nanoTime;
  // Guarded by this.
  private boolean received;
  private long receivedAt;

  /**
   * @param first runs at the first signal
   * @param again runs at each that comes later than {@link #ONE_WISH} after the first
   * @param nanoTime as {@link System#nanoTime}
   */
  StopSignal(Runnable first, Runnable again, LongSupplier nanoTime) {
    this.first = first;
    this.again = again;
    this.nanoTime = nanoTime;
  }

  /** From now on each signal runs on a thread of its own. */
  void listen() {
    try {
      listen("TERM");
      listen("INT");
      if (!System.getProperty("os.name").startsWith("Windows")) {
        listen("HUP");
      }
    } catch (ReflectiveOperationException unavailable) {
      throw new IllegalStateException("no signals: module jdk.unsupported is missing", unavailable);
    }
  }

  void receive() {
    if (isFirst()) {
      first.run();
    } else if (isAnotherWish()) {
      again.run();
    }
  }

  synchronized boolean isReceived() {
    return received;
  }

  private synchronized boolean isFirst() {
    boolean isFirst = !received;
    if (isFirst) {
      received = true;
      receivedAt = nanoTime.getAsLong();
    }
    return isFirst;
  }

  private synchronized boolean isAnotherWish() {
    return nanoTime.getAsLong() - receivedAt > ONE_WISH.toNanos();
  }

  private void listen(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object onSignal =
        Proxy.newProxyInstance(
            StopSignal.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              startThread(this::receive);
              return null;
            });
    try {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
    } catch (InvocationTargetException reserved) {
      // With -Xrs the JVM leaves signals alone, and so do we. The log is not set up yet.
      System.err.println("NexusAI: SIG" + name + " will end it at once, not in order");
    }
  }

  /** A daemon, as which it would be born here, dies when the server's last thread ends. */
  private static void startThread(Runnable end) {
    var thread = new Thread(end, "nexusai-stop");
    thread.setDaemon(false);
    thread.start();
  }
}
