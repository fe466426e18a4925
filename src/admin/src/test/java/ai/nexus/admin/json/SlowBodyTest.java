package ai.nexus.admin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SlowBodyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void waitsOnWhereTheServerOnlyWaitedForAPiece() {
    byte[] body = SlowBody.read(new Pieces("{\"a\"", "timeout", "timeout", ":1}"), 100, LONG);

    assertThat(body).asString().isEqualTo("{\"a\":1}");
  }

  @Test
  void readsNoMoreThanItMay() {
    Pieces pieces = new Pieces("abc", "def", "ghi");

    assertThat(SlowBody.read(pieces, 4, LONG)).asString().isEqualTo("abcd");
    assertThat(pieces.left).containsExactly("ef", "ghi");
  }

  @Test
  void readsNothingWhereThereIsNoBody() {
    assertThat(SlowBody.read(new Pieces(), 100, LONG)).isEmpty();
  }

  @Test
  void doesNotWaitForEver() {
    InputStream silent = new Pieces("{", "timeout", "}");

    assertThat(refused(silent, Duration.ZERO).failure()).isEqualTo(Failure.BODY_TIMEOUT);
  }

  @Test
  void blamesTheClientForABodyThatBreaksOff() {
    GatewayException refused = refused(new Pieces("{", "end"), LONG);

    assertThat(refused.failure()).isEqualTo(Failure.MALFORMED_REQUEST);
    assertThat(refused).hasMessageContaining("broke off");
  }

  private static GatewayException refused(InputStream body, Duration time) {
    return catchThrowableOfType(GatewayException.class, () -> SlowBody.read(body, 100, time));
  }

  /** A body as the server hands it on: pieces, waits in vain, and an early end. */
  private static final class Pieces extends InputStream {

    private final Deque<String> left;

    Pieces(String... pieces) {
      this.left = new ArrayDeque<>(List.of(pieces));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      String piece = left.isEmpty() ? "" : left.remove();
      switch (piece) {
        case "timeout" -> throw new IOException(new TimeoutException());
        case "end" -> throw new EOFException();
        default -> {}
      }
      int n = Math.min(length, piece.length());
      for (int i = 0; i < n; i++) {
        into[offset + i] = (byte) piece.charAt(i);
      }
      if (n < piece.length()) {
        left.addFirst(piece.substring(n));
      }
      return n == 0 ? -1 : n;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("one byte at a time is too slow");
    }
  }
}
