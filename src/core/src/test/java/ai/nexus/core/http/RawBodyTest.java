package ai.nexus.core.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawBodyTest {

  @Test
  void endsAtItsLengthAndLeavesTheRest() throws IOException {
    ServletInputStream raw = raw("hello and more");

    RawBody body = RawBody.ofLength(raw, 5);

    assertThat(text(body)).isEqualTo("hello");
    assertThat(body.isFinished()).isTrue();
    assertThat(text(raw)).isEqualTo(" and more");
  }

  @Test
  void isEmptyWithoutALength() throws IOException {
    RawBody body = RawBody.ofLength(raw("not a body"), 0);

    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void failsWhereTheConnectionEndsBeforeTheBody() {
    RawBody body = RawBody.ofLength(raw("hel"), 5);

    assertThatThrownBy(body::readAllBytes).isInstanceOf(EOFException.class);
  }

  @Test
  void joinsChunksAndSkipsExtensionsAndTrailer() throws IOException {
    ServletInputStream raw = raw("5;a=b\r\nhello\r\n00A\r\n, world 12\r\n0\r\nX: y\r\n\r\nrest");

    assertThat(text(RawBody.chunked(raw))).isEqualTo("hello, world 12");
    assertThat(text(raw)).isEqualTo("rest");
  }

  @Test
  void readsAByteAtATime() throws IOException {
    RawBody body = RawBody.chunked(raw("1\r\na\r\n1\r\nb\r\n0\r\n\r\n"));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.read()).isEqualTo('b');
    assertThat(body.read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5\r\nhel", "x\r\nhello\r\n", "-1\r\n", "5\r\nhelloo\r\n0\r\n\r\n", "\r\n"})
  void refusesChunksThatAreNone(String chunks) {
    RawBody body = RawBody.chunked(raw(chunks));

    assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
  }

  @Test
  void refusesAnEndlessLine() {
    RawBody body = RawBody.chunked(raw("1;".concat("x".repeat(10_000))));

    assertThatThrownBy(body::readAllBytes).hasMessageContaining("too long");
  }

  @Test
  void refusesAnEndlessTrailer() {
    RawBody body = RawBody.chunked(raw("0\r\n".concat("X: y\r\n".repeat(10_000))));

    assertThatThrownBy(body::readAllBytes).hasMessageContaining("too long");
  }

  @Test
  void goesOnWhereAWaitHasTakenTooLong() throws IOException {
    RawBody body = RawBody.chunked(pausing("0~5;a~=b\r~\nhel~lo~\r\n0~\r\n~\r\n"));
    var text = new StringBuilder();

    for (int c = readOn(body); c >= 0; c = readOn(body)) {
      text.append((char) c);
    }

    assertThat(text).hasToString("hello");
  }

  private static int readOn(RawBody body) throws IOException {
    while (true) {
      try {
        return body.read();
      } catch (IOException late) {
        assertThat(late).hasCauseInstanceOf(TimeoutException.class);
      }
    }
  }

  /** A stream that times out at each tilde. */
  private static ServletInputStream pausing(String text) {
    ServletInputStream all = raw(text);
    return new ServletInputStream() {
      @Override
      public int read() throws IOException {
        int c = all.read();
        if (c == '~') {
          throw new IOException(new TimeoutException());
        }
        return c;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int c = read();
        into[offset] = (byte) c;
        return c < 0 ? -1 : 1;
      }

      @Override
      public boolean isFinished() {
        return all.isFinished();
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("not read that way here");
      }
    };
  }

  private static String text(ServletInputStream in) throws IOException {
    return new String(in.readAllBytes(), US_ASCII);
  }

  private static ServletInputStream raw(String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(US_ASCII));
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        return bytes.read(into, offset, length);
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("not read that way here");
      }
    };
  }
}
