package ai.nexus.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address on which another process can listen in a moment. They lie below
 * those that systems give to outgoing connections (Linux from 32768, others from 49152): of
 * thousands of these, one takes a port that was only just found free.
 */
public final class FreePorts {

  private static final int FIRST = 15_000;
  private static final int END = 30_000;
  private static final int TRIES = 100;

  private FreePorts() {}

  /** One that is free when this returns. */
  public static int find() {
    try (ServerSocket socket = bind()) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException("no free port", failed);
    }
  }

  /** A socket that holds one until it is closed, so that several are not the same. */
  static ServerSocket bind() throws IOException {
    BindException taken = new BindException("no port was tried");
    for (int tried = 0; tried < TRIES; tried++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException again) {
        taken = again;
      }
    }
    throw taken;
  }
}
