package ai.nexus.launcher;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the orderly end when the process is told to stop (SIGTERM, SIGINT), before any shutdown
 * hook: the hooks all run at once, Payara's own among them, and java.util.logging closes its
 * handlers under them.
 *
 * <p>{@code sun.misc.Signal} belongs to jdk.unsupported, which the JDK keeps for uses like this
 * (JEP 260); it is called by reflection because javac's warning of it cannot be switched off.
 */
final class StopSignal {

  private StopSignal() {}

  /**
   * @param first runs on a thread of its own at the first signal
   * @param again runs at each later one
   */
  static void handle(Runnable first, Runnable again) {
    var received = new AtomicBoolean();
    Runnable end = () -> (received.getAndSet(true) ? again : first).run();
    try {
      handle("TERM", end);
      handle("INT", end);
    } catch (ReflectiveOperationException unavailable) {
      throw new IllegalStateException("no signals: module jdk.unsupported is missing", unavailable);
    }
  }

  private static void handle(String name, Runnable end) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object onSignal =
        Proxy.newProxyInstance(
            StopSignal.class.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              startThread(end);
              return null;
            });
    try {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), onSignal);
    } catch (InvocationTargetException reserved) {
      // With -Xrs the JVM leaves signals alone, and so do we.
      System.getLogger(StopSignal.class.getName())
          .log(System.Logger.Level.WARNING, "no orderly end on SIG" + name, reserved.getCause());
    }
  }

  /** A daemon, as which it would be born here, dies when the server's last thread ends. */
  private static void startThread(Runnable end) {
    var thread = new Thread(end, "nexusai-stop");
    thread.setDaemon(false);
    thread.start();
  }
}
