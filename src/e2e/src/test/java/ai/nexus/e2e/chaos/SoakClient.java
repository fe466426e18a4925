package ai.nexus.e2e.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One client of a soak, each request on a connection of its own: asks for streams and whole
 * answers, at times leaves in the middle, at times reads slowly.
 */
final class SoakClient implements Runnable {

  private static final int LIMIT_MILLIS = 30_000;
  private static final int OF = 10;
  private static final int SLOW_READS = 40;
  private static final int SOME_BYTES = 64;

  private final URI api;
  private final List<String> models;
  private final SoakNotes notes;
  private final Random random;

  SoakClient(URI api, List<String> models, SoakNotes notes, Random random) {
    this.api = api;
    this.models = models;
    this.notes = notes;
    this.random = random;
  }

  @Override
  public void run() {
    while (notes.goOn()) {
      String id = notes.nextId();
      boolean stream = random.nextBoolean();
      try (var socket = new Socket(api.getHost(), api.getPort())) {
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write(request(id, stream));
        read(id, stream, socket.getInputStream());
      } catch (IOException | RuntimeException odd) {
        notes.odd(id, odd);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void read(String id, boolean stream, InputStream in)
      throws IOException, InterruptedException {
    int manner = random.nextInt(OF);
    if (manner == 0) {
      in.readNBytes(1 + random.nextInt(SOME_BYTES * OF));
      notes.left(id);
      return;
    }
    RawAnswer answer = RawAnswer.read(manner == 1 ? new SlowStream(in) : in);
    notes.seen(id, Sight.of(answer, stream));
  }

  private byte[] request(String id, boolean stream) {
    String body =
        "{\"model\":\"%s\",\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
            .formatted(models.get(random.nextInt(models.size())), stream);
    return String.join(
            "\r\n",
            "POST /v1/chat/completions HTTP/1.1",
            "Host: localhost",
            "Connection: close",
            "Authorization: Bearer " + SoakModels.KEY,
            "X-Request-Id: " + id,
            "X-Conversation-Id: " + notes.conversation(id),
            "Content-Type: application/json",
            "Content-Length: " + body.length(),
            "",
            body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes its time over the first reads, a few bytes each. */
  private static final class SlowStream extends InputStream {

    private final InputStream in;
    private int reads;

    SlowStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (reads++ < SLOW_READS) {
        pause();
        return in.read(bytes, offset, Math.min(length, SOME_BYTES));
      }
      return in.read(bytes, offset, length);
    }

    /** There is nothing to wait for: slowness is all. */
    private static void pause() throws IOException {
      try {
        new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException(stopped);
      }
    }
  }
}
