package ai.nexus.wire.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.eventstream.EventStreamFramer;
import ai.nexus.wire.eventstream.Frames;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.translate.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockStreamTest {

  static Stream<Fixture> streams() {
    return Fixture.all("streams");
  }

  /** The framer and the reader of one stream. */
  private static final class Reading {

    private final EventStreamFramer framer = new EventStreamFramer(10_000);
    private final StreamReader reader = new BedrockProvider().stream();
    private final List<StreamEvent> steps = new ArrayList<>();

    void feed(byte[] array, int offset, int length) {
      framer.feed(array, offset, length, message -> reader.event(message.document(), steps::add));
    }

    List<String> end() {
      reader.end(steps::add);
      return steps.stream().map(StreamEvent::toString).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsTheSameWhereverTheStreamIsCut(Fixture stream) {
    byte[] bytes = frames(stream);
    List<String> expected = stream.sections().get(1).lines().toList();

    for (int cut = 0; cut <= bytes.length; cut++) {
      Reading reading = new Reading();
      Pieces.cutAt(cut, bytes, reading::feed);
      assertThat(reading.end()).describedAs("cut at %d", cut).isEqualTo(expected);
    }
    Reading slow = new Reading();
    Pieces.byteByByte(bytes, slow::feed);
    assertThat(slow.end()).isEqualTo(expected);
  }

  @Test
  void tellsEachStepAtOnce() {
    StreamReader reader = new BedrockProvider().stream();
    List<StreamEvent> steps = new ArrayList<>();

    reader.event("{\"messageStart\":{\"role\":\"assistant\"}}", steps::add);
    assertThat(steps).hasSize(1);
    reader.event(
        "{\"contentBlockDelta\":{\"contentBlockIndex\":0,\"delta\":{\"text\":\"a\"}}}", steps::add);

    assertThat(steps).endsWith(new StreamEvent.TextDelta(0, "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"contentBlockDelta\":7}",
        "{\"contentBlockDelta\":{\"contentBlockIndex\":0}}",
        "{\"contentBlockStop\":{}}",
        "{\"contentBlockStart\":{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"name\":\"a\"}}}}",
      })
  void refusesWhatIsNoEvent(String event) {
    StreamReader reader = new BedrockProvider().stream();

    assertThatThrownBy(() -> reader.event(event, step -> {}))
        .isInstanceOf(UpstreamFormatException.class);
  }

  private static byte[] frames(Fixture stream) {
    return Frames.joined(stream.sections().get(0).lines().map(BedrockStreamTest::frame).toList());
  }

  /** A line has the event's name, behind ! where it is an exception, and its payload. */
  private static byte[] frame(String line) {
    int space = line.indexOf(' ');
    String name = line.substring(0, space);
    String json = line.substring(space + 1);
    return name.startsWith("!")
        ? Frames.exception(name.substring(1), json)
        : Frames.event(name, json);
  }
}
