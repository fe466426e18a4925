package ai.nexus.e2e.support;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many connections that send just what a test wants, open until it closes them. */
public final class RawClients implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;
  private static final int SMALL_BUFFER = 4 << 10;

  private final URI server;
  private final List<Socket> open = new ArrayList<>();
  private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();

  public RawClients(URI server) {
    this.server = server;
  }

  /** That many more, each of which begins with these bytes. */
  public RawClients open(int number, String beginning) {
    IntStream.range(0, number).forEach(one -> open(beginning));
    return this;
  }

  private void open(String beginning) {
    try {
      Socket socket = new Socket();
      open.add(socket);
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** From now on each sends one byte more, every half second. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nothing in it fails.
  public RawClients drip() {
    List<Socket> all = List.copyOf(open);
    sender.scheduleWithFixedDelay(
        () -> all.forEach(RawClients::sendOne), 0, 500, TimeUnit.MILLISECONDS);
    return this;
  }

  private static void sendOne(Socket socket) {
    try {
      socket.getOutputStream().write('x');
    } catch (IOException closed) {
      // The server has enough of it.
    }
  }

  /** What the first of them has been answered when this has come. */
  public String firstAnswer(String end) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf(end) < 0) {
      int next = open.get(0).getInputStream().read();
      if (next < 0) {
        throw new EOFException("the connection ended behind " + answer);
      }
      answer.append((char) next);
    }
    return answer.toString();
  }

  @Override
  public void close() {
    sender.shutdownNow();
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException alreadyGone) {
        // It need not be open.
      }
    }
  }
}
