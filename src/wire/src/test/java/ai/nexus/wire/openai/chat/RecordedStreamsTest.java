package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.StreamEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The streams of many makers of servers, as in the tests of the pass-through. */
class RecordedStreamsTest {

  private static final Path FOLDER = Path.of("src/test/resources/recorded/openai");

  static Stream<Path> streams() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".sse")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void tellsTheSameUsageAsThePassThrough(Path file) throws IOException {
    String text = Files.readString(file);
    String expected = text.lines().filter(l -> l.startsWith("usage: ")).findFirst().orElseThrow();

    List<StreamEvent> steps = Chats.steps(body(text));

    String told =
        steps.stream()
            .filter(StreamEvent.UsageTold.class::isInstance)
            .map(step -> ((StreamEvent.UsageTold) step).usage().tokens().toString())
            .reduce("", (earlier, later) -> later);
    assertThat("usage: " + told).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void isWholeAndTheSameWhereverItIsCut(Path file) throws IOException {
    String body = body(Files.readString(file));
    byte[] bytes = body.getBytes(UTF_8);
    List<StreamEvent> whole = Chats.steps(body);

    for (int cut = 0; cut <= bytes.length; cut++) {
      int at = cut;
      assertThat(Chats.steps(reader -> Pieces.cutAt(at, bytes, reader))).isEqualTo(whole);
    }
    assertThat(whole).first().isInstanceOf(StreamEvent.Started.class);
    assertThat(whole).last().isInstanceOf(StreamEvent.Ended.class);
    assertThat(whole).anyMatch(StreamEvent.Finished.class::isInstance);
  }

  private static String body(String text) {
    String mark = "\n----\n";
    return text.substring(text.indexOf(mark) + mark.length());
  }
}
