package ai.nexus.wire.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.model.UpstreamFormatException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The frames in hexadecimal are published: botocore tests/unit/test_eventstream.py. */
class EventStreamFramerTest {

  private static final int LIMIT = 1_000;
  private static final byte[] EMPTY = Frames.hex("00000010 00000000 05c248eb 7d98c8ff");
  private static final byte[] ONE_HEADER =
      Frames.hex(
          "0000003d 00000020 07fd8396 0c"
              + hexOf("content-type")
              + "07 0010"
              + hexOf("application/json")
              + hexOf("{'foo':'bar'}")
              + "8d9c08b1");
  private static final byte[] ALL_TYPES =
      Frames.hex(
          "00000062 00000052 03b5cb9c 013000 013101 01320202 0133030003 01340400000004"
              + "0135050000000000000005 0136060005"
              + hexOf("bytes")
              + "0137070004"
              + hexOf("utf8")
              + "0138080000000000000008 013909"
              + hexOf("0123456789abcdef")
              + "63353671");
  private static final byte[] ERROR =
      Frames.hex(
          "00000052 00000042 bf23637e 0d"
              + hexOf(":message-type")
              + "070005"
              + hexOf("error")
              + "0b"
              + hexOf(":error-code")
              + "070004"
              + hexOf("code")
              + "0e"
              + hexOf(":error-message")
              + "070007"
              + hexOf("message")
              + "6b6cea3d");

  /** A message as it is after its bytes are gone. */
  private record Seen(Map<String, String> headers, String payload) {}

  @Test
  void readsPublishedFrames() {
    List<Seen> seen = new ArrayList<>();
    byte[] bytes = Frames.joined(List.of(EMPTY, ONE_HEADER, ALL_TYPES, ERROR));

    new EventStreamFramer(LIMIT).feed(bytes, 0, bytes.length, message -> see(message, seen));

    assertThat(seen)
        .containsExactly(
            new Seen(Map.of(), ""),
            new Seen(Map.of("content-type", "application/json"), "{'foo':'bar'}"),
            new Seen(Map.of("7", "utf8"), ""),
            new Seen(
                Map.of(
                    ":message-type", "error", ":error-code", "code", ":error-message", "message"),
                ""));
  }

  @Test
  void readsTheSameWhereverTheStreamIsCut() {
    byte[] bytes =
        Frames.joined(
            List.of(EMPTY, Frames.event("messageStart", "{\"role\":\"assistant\"}"), ONE_HEADER));
    List<Seen> whole = new ArrayList<>();
    new EventStreamFramer(LIMIT).feed(bytes, 0, bytes.length, message -> see(message, whole));

    for (int cut = 0; cut <= bytes.length; cut++) {
      List<Seen> seen = new ArrayList<>();
      EventStreamFramer framer = new EventStreamFramer(LIMIT);
      Pieces.cutAt(cut, bytes, (a, from, n) -> framer.feed(a, from, n, it -> see(it, seen)));
      assertThat(seen).isEqualTo(whole).hasSize(3);
      assertThat(framer.isInsideMessage()).isFalse();
    }
  }

  @Test
  void readsTheSameByteByByteAndInAnyPieces() {
    List<byte[]> frames = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      frames.add(Frames.event("e" + i, "\"" + "x".repeat(random.nextInt(200)) + "\""));
    }
    byte[] bytes = Frames.joined(frames);
    List<Seen> whole = new ArrayList<>();
    new EventStreamFramer(LIMIT).feed(bytes, 0, bytes.length, message -> see(message, whole));

    List<Seen> single = new ArrayList<>();
    EventStreamFramer slow = new EventStreamFramer(LIMIT);
    Pieces.byteByByte(bytes, (a, from, n) -> slow.feed(a, from, n, it -> see(it, single)));
    List<Seen> pieces = new ArrayList<>();
    EventStreamFramer framer = new EventStreamFramer(LIMIT);
    Pieces.random(random, 90, bytes, (a, from, n) -> framer.feed(a, from, n, m -> see(m, pieces)));

    assertThat(whole).hasSize(50);
    assertThat(single).isEqualTo(whole);
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void saysWhetherAMessageWasCutOff() {
    EventStreamFramer framer = new EventStreamFramer(LIMIT);

    framer.feed(EMPTY, 0, 3, message -> {});

    assertThat(framer.isInsideMessage()).isTrue();
  }

  @Test
  void refusesAnyFlippedBit() {
    for (int bit = 0; bit < 8 * ONE_HEADER.length; bit++) {
      byte[] broken = ONE_HEADER.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> read(broken)).isInstanceOf(UpstreamFormatException.class);
    }
  }

  @Test
  void refusesAMessagePastTheLimitBeforeItIsRead() {
    byte[] headers = Frames.headers(Map.of());
    byte[] allowed = Frames.message(headers, new byte[LIMIT - 16]);
    byte[] longer = Frames.message(headers, new byte[LIMIT - 15]);

    List<Seen> seen = new ArrayList<>();
    new EventStreamFramer(LIMIT).feed(allowed, 0, allowed.length, it -> see(it, seen));

    assertThat(seen).hasSize(1);
    assertThatThrownBy(() -> new EventStreamFramer(LIMIT).feed(longer, 0, 12, message -> {}))
        .isInstanceOf(UpstreamFormatException.class)
        .hasMessageContaining("longer than 1000 bytes");
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    byte[] payload = "{'foo':'bar'}".getBytes(UTF_8);

    for (int headersLength : new int[] {14, 500, -1, Integer.MIN_VALUE}) {
      byte[] frame = Frames.message(16 + payload.length, headersLength, new byte[0], payload);
      assertThatThrownBy(() -> read(frame)).isInstanceOf(UpstreamFormatException.class);
    }
    for (int total : new int[] {0, 12, 15, -1, Integer.MIN_VALUE}) {
      byte[] frame = Frames.message(total, 0, new byte[0], payload);
      assertThatThrownBy(() -> read(frame)).isInstanceOf(UpstreamFormatException.class);
    }
  }

  @Test
  void refusesHeadersThatAreCutOffOrOfNoKnownType() {
    for (String headers : List.of("05", "0161", "016107", "0161070005", "016105", "01610a")) {
      byte[] frame = Frames.message(Frames.hex(headers), new byte[0]);

      assertThatThrownBy(() -> read(frame))
          .describedAs(headers)
          .isInstanceOf(UpstreamFormatException.class);
    }
  }

  @Test
  void takesNoLimitThatNoMessageKeeps() {
    assertThatThrownBy(() -> new EventStreamFramer(15)).hasMessageContaining("15");
  }

  private static void read(byte[] bytes) {
    EventStreamFramer framer = new EventStreamFramer(LIMIT);
    framer.feed(bytes, 0, bytes.length, message -> {});
    framer.feed(new byte[LIMIT], 0, LIMIT, message -> {});
  }

  private static void see(EventStreamMessage message, List<Seen> seen) {
    seen.add(new Seen(message.headers(), message.payload().text()));
  }

  private static String hexOf(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }
}
