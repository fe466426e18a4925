package ai.nexus.wire.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.wire.Pieces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseFramerTest {

  private final List<String> events = new ArrayList<>();
  private final SseFramer framer = new SseFramer(64);

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsAnEventAtItsBlankLine(String eol) {
    feed("data: 1" + eol + "id: 2" + eol + eol + "data: é" + eol + eol);

    assertThat(events)
        .containsExactly("data: 1" + eol + "id: 2" + eol + eol, "data: é" + eol + eol);
    assertThat(framer.isInsideEvent()).isFalse();
  }

  @Test
  void leavesOutAByteOrderMarkBeforeAllElse() {
    feed("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n");

    assertThat(events).containsExactly("data: 1\n\n", "\uFEFFdata: 2\n\n");
  }

  @Test
  void takesNothingElseForAByteOrderMark() {
    feed("\uFEFDdata: 1\n\n");

    assertThat(events).containsExactly("\uFEFDdata: 1\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: 1\n\ndata: 2\n\n",
        "data: 1\r\n\r\ndata: 2\r\n\r\n",
        "data: 1\r\rdata: 2\r\r",
        "data: 1\r\r\ndata: 2\n\r\n",
        "data: 1\r\n\rdata: 2\r\n\n",
        "\r\n\r\ndata: 1\n\r\r\n",
        "data: 1\n\ndata: rest",
        "data: 1\r\n\r",
        "\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n",
        "\uFEFDdata: 1\n\ndata: 2\n\n",
      })
  void framesTheSameWhereverTheStreamIsCut(String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    feed(stream);
    List<String> whole = List.copyOf(events);

    for (int cut = 0; cut <= bytes.length; cut++) {
      int at = cut;
      assertThat(frames(feed -> Pieces.cutAt(at, bytes, feed))).isEqualTo(whole);
    }
    assertThat(frames(feed -> Pieces.byteByByte(bytes, feed))).isEqualTo(whole);
  }

  @Test
  void doesNotWaitForALineFeedWhereLinesEndInCr() {
    feed("data: 1\r\r");

    assertThat(events).containsExactly("data: 1\r\r");
  }

  @Test
  void handsOnAnEventWhereItLies() {
    byte[] piece = "data: 1\n\n".getBytes(UTF_8);

    framer.feed(piece, 0, piece.length, (array, from, to) -> assertThat(array).isSameAs(piece));
  }

  @Test
  void knowsThatAnEventIsIncomplete() {
    feed("data: 1\n\ndata: 2\n");

    assertThat(framer.isInsideEvent()).isTrue();
  }

  @Test
  void acceptsAnEventOfTheLimitAndNoLonger() {
    feed("data: " + "x".repeat(56) + "\n\n");
    assertThat(events).hasSize(1);

    assertThatExceptionOfType(SseFramer.EventTooLongException.class)
        .isThrownBy(() -> feed("data: " + "x".repeat(57) + "\n\n"));
    assertThatExceptionOfType(SseFramer.EventTooLongException.class)
        .isThrownBy(() -> Pieces.byteByByte(new byte[65], this::feedPiece));
  }

  private interface Cutting {
    void feed(Pieces.Feed feed);
  }

  private static List<String> frames(Cutting cutting) {
    List<String> frames = new ArrayList<>();
    SseFramer fresh = new SseFramer(64);
    SseFramer.Events collect = (a, from, to) -> frames.add(new String(a, from, to - from, UTF_8));
    cutting.feed((array, offset, length) -> fresh.feed(array, offset, length, collect));
    return frames;
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    feedPiece(bytes, 0, bytes.length);
  }

  private void feedPiece(byte[] bytes, int offset, int length) {
    framer.feed(
        bytes, offset, length, (a, from, to) -> events.add(new String(a, from, to - from, UTF_8)));
  }

  @Test
  void leavesAnEventAloneUntilTheEndOfTheFeedThatGaveIt() {
    SseFramer framer = new SseFramer(1000);
    List<byte[]> arrays = new ArrayList<>();
    List<int[]> spans = new ArrayList<>();
    byte[] first = "data: {\"a\":".getBytes(UTF_8);
    byte[] second = "1}\n\ndata: {\"b\":".getBytes(UTF_8);
    SseFramer.Events pointing =
        (array, from, to) -> {
          arrays.add(array);
          spans.add(new int[] {from, to});
        };

    framer.feed(first, 0, first.length, pointing);
    framer.feed(second, 0, second.length, pointing);

    int[] span = spans.get(0);
    assertThat(new String(arrays.get(0), span[0], span[1] - span[0], UTF_8))
        .isEqualTo("data: {\"a\":1}\n\n");
  }
}
