package ai.nexus.testkit.provider;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port on which somebody listens and nobody accepts: whoever connects now waits for the answer to
 * his first packet. Linux lets a few more into a backlog than it was told.
 */
public final class FullBacklog implements Closeable {

  private static final int PATIENCE_MILLIS = 300;
  private static final int MOST = 16;

  private final ServerSocket listener;
  private final List<Socket> waiting = new ArrayList<>();

  private FullBacklog(ServerSocket listener) {
    this.listener = listener;
  }

  public static FullBacklog open() {
    try {
      var full = new FullBacklog(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      full.fill();
      return full;
    } catch (IOException failed) {
      throw new UncheckedIOException("no port can be filled", failed);
    }
  }

  /** What a gateway is given as the provider's URL. */
  public String baseUrl() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
  }

  private void fill() throws IOException {
    for (int number = 0; number < MOST; number++) {
      Socket next = new Socket();
      waiting.add(next);
      try {
        next.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
      } catch (SocketTimeoutException isFull) {
        return;
      }
    }
    throw new IOException("the backlog takes more than " + MOST + " connections");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : waiting) {
      socket.close();
    }
  }
}
