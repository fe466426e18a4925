package ai.nexus.testkit.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Ordinary answers whose bytes are not what most vendors send; whole ones as well as streams. */
public final class BadEvents {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final Duration BETWEEN = Duration.ofMillis(20);

  private BadEvents() {}

  /** A byte order mark before all else. */
  public static Script marked(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      output.send(BYTE_ORDER_MARK);
      pieces.sendAll(output);
      output.end();
    };
  }

  /** Lines that end in CR alone. */
  public static Script inLinesOfCr(Reply reply) {
    return changed(reply, text -> text.replace('\n', '\r'));
  }

  /** Lines that end in CRLF. */
  public static Script inLinesOfCrLf(Reply reply) {
    return changed(reply, text -> text.replace("\n", "\r\n"));
  }

  private static Script changed(Reply reply, UnaryOperator<String> change) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      for (byte[] part : pieces.parts()) {
        output.send(change.apply(new String(part, StandardCharsets.UTF_8)));
      }
      output.end();
    };
  }

  /** After so many pieces one that nobody can read, then the others. */
  public static Script unreadableAfter(int pieces, Reply reply) {
    return (request, output) -> {
      Pieces all = Pieces.of(request, reply, output);
      List<byte[]> parts = new ArrayList<>(all.parts());
      int at = Math.min(pieces, parts.size() - 1);
      parts.add(at, "data: {\"choices\":[}\n\n".getBytes(StandardCharsets.UTF_8));
      all.head(output, Framing.CHUNKED, 0);
      new Pieces(all.type(), parts).sendAll(output);
      output.end();
    };
  }

  /**
   * One event, or the whole answer, swells up by a member that nobody knows.
   *
   * @param at which event, from 0
   */
  public static Script swollen(int at, int bytes, Reply reply) {
    String member = "{\"padding\":\"" + "x".repeat(bytes) + "\",";
    return (request, output) -> {
      Pieces all = Pieces.of(request, reply, output);
      List<byte[]> parts = new ArrayList<>(all.parts());
      int swells = request.stream() ? at : 0;
      String text = new String(parts.get(swells), StandardCharsets.UTF_8);
      int brace = text.indexOf('{');
      String swollen = text.substring(0, brace) + member + text.substring(brace + 1);
      parts.set(swells, swollen.getBytes(StandardCharsets.UTF_8));
      all.head(output, Framing.CHUNKED, 0);
      new Pieces(all.type(), parts).sendAll(output);
      output.end();
    };
  }

  /** Every byte is a chunk and a write of its own. */
  public static Script byteByByte(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      for (byte[] part : pieces.parts()) {
        for (int at = 0; at < part.length; at++) {
          output.send(part, at, 1);
        }
      }
      output.end();
    };
  }

  /** All events in one write. */
  public static Script atOnce(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      output.send(pieces.joined());
      output.end();
    };
  }

  /** The whole answer, and comments behind its end for as long as anybody listens. */
  public static Script talkingOn(Reply reply) {
    return (request, output) -> {
      Pieces pieces = Pieces.of(request, reply, output);
      pieces.head(output, Framing.CHUNKED, 0);
      pieces.sendAll(output);
      talk(output);
    };
  }

  private static void talk(Output output) throws IOException {
    while (output.request().state() == RecordedRequest.State.OPEN) {
      output.send(": still here\n\n");
      output.pause(BETWEEN);
    }
  }
}
