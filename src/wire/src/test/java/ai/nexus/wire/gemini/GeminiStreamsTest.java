package ai.nexus.wire.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiStreamsTest {

  private static final String TEXT =
      "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}";
  private static final String STOP = "{\"candidates\":[{\"finishReason\":\"STOP\"}]}";

  private interface Cutting {
    void feed(Pieces.Feed feed);
  }

  static Stream<Fixture> streams() {
    return Fixture.all("streams");
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsEachEventAtOnce(Fixture fixture) {
    byte[] stream = fixture.sections().get(0).getBytes(UTF_8);

    List<StreamEvent> events = read(feed -> feed.piece(stream, 0, stream.length));

    assertThat(lines(events)).isEqualTo(fixture.sections().get(1));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsTheSameWhereverItIsCut(Fixture fixture) {
    for (String eol : List.of("\n", "\r\n")) {
      byte[] stream = fixture.sections().get(0).replace("\n", eol).getBytes(UTF_8);

      for (int cut = 0; cut <= stream.length; cut++) {
        int at = cut;
        assertThat(lines(read(feed -> Pieces.cutAt(at, stream, feed))))
            .isEqualTo(fixture.sections().get(1));
      }
      assertThat(lines(read(feed -> Pieces.byteByByte(stream, feed))))
          .isEqualTo(fixture.sections().get(1));
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void isNotWholeWhereverItBreaksOff(Fixture fixture) {
    byte[] stream = fixture.sections().get(0).getBytes(UTF_8);
    int last = fixture.sections().get(0).stripTrailing().lastIndexOf("data: ");
    int lastByte = fixture.sections().get(0).substring(0, last).getBytes(UTF_8).length;

    for (int length = 0; length <= lastByte; length++) {
      byte[] came = Arrays.copyOf(stream, length);
      List<StreamEvent> events = read(feed -> feed.piece(came, 0, came.length));

      assertThat(events.get(events.size() - 1)).isInstanceOf(StreamEvent.Failed.class);
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void writesStreams(Fixture fixture) {
    byte[] stream = fixture.sections().get(0).getBytes(UTF_8);
    StreamWriter writer = new GeminiClient().stream(GeminiAnswersTest.HEAD);
    StringBuilder written = new StringBuilder();

    for (StreamEvent event : read(feed -> feed.piece(stream, 0, stream.length))) {
      writer.write(event, bytes -> written.append(new String(bytes, UTF_8)));
    }

    assertThat(written).hasToString(fixture.sections().get(2));
  }

  @Test
  void endsNoCandidateBeforeAllHaveSpoken() {
    String candidate =
        "{\"index\":%d,\"finishReason\":\"STOP\",\"content\":{\"parts\":[{\"text\":\"a\"}]}}";
    String both =
        "{\"candidates\":[" + candidate.formatted(0) + "," + candidate.formatted(1) + "]}";
    byte[] stream = ("data: " + both + "\n\n").getBytes(UTF_8);

    List<StreamEvent> events = read(feed -> feed.piece(stream, 0, stream.length));

    assertThat(events.stream().map(event -> event.getClass().getSimpleName()))
        .containsExactly("Started", "TextDelta", "TextDelta", "Finished", "Finished", "Ended");
  }

  @Test
  void isWholeAtTheEndOfTheBodyAndOnce() {
    StreamReader reader = new GeminiProvider().stream();
    List<StreamEvent> events = new ArrayList<>();
    reader.event(STOP, events::add);
    reader.event("[DONE]", events::add);

    reader.end(events::add);
    reader.end(events::add);
    reader.event(TEXT, events::add);

    assertThat(events).hasSize(3).last().isEqualTo(new StreamEvent.Ended());
  }

  @Test
  void saysThatAnAnswerBrokeOff() {
    StreamReader reader = new GeminiProvider().stream();
    List<StreamEvent> events = new ArrayList<>();
    reader.event(TEXT, events::add);

    reader.end(events::add);

    StreamEvent.Failed failed = (StreamEvent.Failed) events.get(events.size() - 1);
    assertThat(failed.error().status()).isEqualTo(502);
    assertThat(failed.error().message()).contains("broke off");
  }

  @Test
  void handsOnAnErrorInTheMiddleAndNothingBehindIt() {
    StreamReader reader = new GeminiProvider().stream();
    List<StreamEvent> events = new ArrayList<>();

    reader.event(TEXT, events::add);
    reader.event(
        "{\"error\":{\"code\":503,\"message\":\"Busy\",\"status\":\"UNAVAILABLE\"}}", events::add);
    reader.event(STOP, events::add);
    reader.end(events::add);

    assertThat(events).hasSize(3);
    StreamEvent.Failed failed = (StreamEvent.Failed) events.get(2);
    assertThat(failed.error().status()).isEqualTo(503);
    assertThat(failed.error().type()).contains("UNAVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "1", "[]", "{\"candidates\":{}}", "{\"candidates\":[{\"index\":\"x\"}]}"})
  void refusesABrokenEvent(String data) {
    StreamReader reader = new GeminiProvider().stream();

    assertThatThrownBy(() -> reader.event(data, event -> {}))
        .isInstanceOf(UpstreamFormatException.class);
  }

  private static List<StreamEvent> read(Cutting cutting) {
    List<StreamEvent> events = new ArrayList<>();
    StreamReader reader = new GeminiProvider().stream();
    SseFramer framer = new SseFramer(1 << 20);
    SseEvent event = new SseEvent();
    cutting.feed(
        (array, offset, length) ->
            framer.feed(
                array,
                offset,
                length,
                (bytes, from, to) -> {
                  event.read(bytes, from, to);
                  if (!event.data().isEmpty()) {
                    reader.event(event.data().text(), events::add);
                  }
                }));
    reader.end(events::add);
    return events;
  }

  private static String lines(List<StreamEvent> events) {
    return events.stream()
        .map(GeminiStreamsTest::line)
        .map(line -> line.replace("\ud83d]", "\\ud83d]") + "\n")
        .collect(Collectors.joining());
  }

  private static String line(StreamEvent event) {
    return event instanceof StreamEvent.UsageTold told
        ? "UsageTold[usage=" + told.usage().tokens() + "]"
        : event.toString();
  }
}
