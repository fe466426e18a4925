package ai.nexus.testkit.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Answers whose body does not end as HTTP says that it ends (RFC 9112, section 6). */
public final class BadFraming {

  private static final int SOME = 10;
  private static final String UNASKED =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

  private BadFraming() {}

  /** The head promises more than comes before the connection closes. */
  public static Script lengthTooLong(Reply reply) {
    return (request, output) -> {
      longer(Pieces.of(request, reply, output), output);
      output.cut();
    };
  }

  /** The head promises more than ever comes; the connection stays open. */
  public static Script lengthNeverReached(Reply reply) {
    return (request, output) -> {
      longer(Pieces.of(request, reply, output), output);
      output.hang();
    };
  }

  private static void longer(Pieces pieces, Output output) throws IOException {
    pieces.head(output, Framing.LENGTH, pieces.length() + SOME);
    pieces.sendAll(output);
  }

  /** More comes than the head promises, in the same packet. */
  public static Script lengthTooShort(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.LENGTH, pieces.length() - SOME);
      output.send(pieces.joined());
      output.end();
    };
  }

  /** A whole answer, and in the same packet another that nobody asked for. */
  public static Script answeringTwice(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.LENGTH, pieces.length());
      output.send(new String(pieces.joined(), StandardCharsets.UTF_8) + UNASKED);
      output.end();
    };
  }

  /** The first half of the body, ended as if it were all. */
  public static Script truncated(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      byte[] half = Arrays.copyOf(pieces.joined(), pieces.length() / 2);
      pieces.head(output, Framing.LENGTH, half.length);
      output.send(half);
      output.end();
    };
  }

  /** After so many pieces something that is no length of a chunk. */
  public static Script badChunkAfter(int pieces, Reply reply) {
    return (request, output) -> {
      Pieces all = Pieces.of(request, reply, output);
      all.head(output, Framing.CHUNKED, 0);
      all.sendFirst(output, pieces);
      output.raw("no length\r\n");
      output.hang();
    };
  }

  /** All of the answer, but the last chunk never comes. */
  public static Script neverEnding(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      pieces.sendAll(output);
      output.hang();
    };
  }

  /** So many pieces, and then nothing, though the connection stays. */
  public static Script stallingAfter(int pieces, Reply reply) {
    return (request, output) -> {
      Pieces all = Pieces.of(request, reply, output);
      all.head(output, Framing.CHUNKED, 0);
      all.sendFirst(output, pieces);
      output.hang();
    };
  }

  /** So many pieces, then the end of this side's half of the connection alone. */
  public static Script halfClosingAfter(int pieces, Reply reply) {
    return (request, output) -> {
      Pieces all = Pieces.of(request, reply, output);
      if (pieces > 0) {
        all.head(output, Framing.CHUNKED, 0);
        all.sendFirst(output, pieces);
      }
      output.halfClose();
    };
  }

  /** A head that begins a stream or a whole answer, and a reset behind it. */
  public static Script resettingAfterHead(Reply reply) {
    return (request, output) -> {
      Pieces.of(request, reply, output).head(output, Framing.CHUNKED, 0);
      output.reset();
    };
  }

  /** Nothing, under a status that promises an answer. */
  public static Script empty() {
    return Scripts.fixed(200, "application/json", new byte[0], Map.of());
  }
}
