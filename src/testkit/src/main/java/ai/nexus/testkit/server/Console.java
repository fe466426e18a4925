package ai.nexus.testkit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/** Collects what a process writes, so that its pipe never fills. Guarded by its own monitor. */
final class Console {

  private static final int MOST = 4 * 1024 * 1024;

  private final StringBuilder text = new StringBuilder();
  private boolean ended;

  private Console() {}

  static Console of(BufferedReader source) {
    var console = new Console();
    var reader = new Thread(() -> console.drain(source), "console");
    reader.setDaemon(true);
    reader.start();
    return console;
  }

  synchronized String text() {
    return text.toString();
  }

  /** Whether such a line came before the limit and before the process ended. */
  synchronized boolean awaitLine(String start, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!text.toString().lines().anyMatch(line -> line.startsWith(start))) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void drain(BufferedReader source) {
    try (source) {
      for (String line = source.readLine(); line != null; line = source.readLine()) {
        add(line);
      }
    } catch (IOException closed) {
      // the process has ended
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (text.length() < MOST) {
      text.append(line).append('\n');
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
