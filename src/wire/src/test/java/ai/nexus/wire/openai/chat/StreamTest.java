package ai.nexus.wire.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTest {

  private static final StreamEvent STARTED =
      new StreamEvent.Started(Optional.empty(), Optional.empty());
  private static final StreamEvent ENDED = new StreamEvent.Ended();

  static Stream<Fixture> fixtures() {
    return Fixture.all("streams").stream();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void saysTheSameToAClient(Fixture fixture) {
    List<StreamEvent> steps = Chats.steps(fixture.section("provider"));

    assertThat(String.join("", Chats.written(steps, false))).isEqualTo(fixture.section("client"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void isTheSameWhereverItIsCut(Fixture fixture) {
    byte[] stream = fixture.section("provider").getBytes(UTF_8);
    List<StreamEvent> whole = Chats.steps(fixture.section("provider"));

    for (int cut = 0; cut <= stream.length; cut++) {
      int at = cut;
      assertThat(Chats.steps(reader -> Pieces.cutAt(at, stream, reader))).isEqualTo(whole);
    }
    assertThat(Chats.steps(reader -> Pieces.byteByByte(stream, reader))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void failsWhereverItBreaksOff(Fixture fixture) {
    List<StreamEvent> whole = Chats.steps(fixture.section("provider"));
    byte[] stream = fixture.section("provider").getBytes(UTF_8);
    int lastFinish = fixture.section("provider").lastIndexOf("\"finish_reason\"");
    int end = fixture.section("provider").substring(0, lastFinish).getBytes(UTF_8).length;

    for (int length = 0; length < end; length++) {
      byte[] came = Arrays.copyOf(stream, length);
      List<StreamEvent> steps = Chats.steps(reader -> reader.piece(came, 0, came.length));

      int last = steps.size() - 1;
      assertThat(steps.get(last)).isInstanceOf(StreamEvent.Failed.class);
      assertThat(steps.subList(0, last)).isEqualTo(whole.subList(0, last));
    }
  }

  @Test
  void tellsUsageToAClientThatAskedForIt() {
    Fixture fixture =
        fixtures().filter(one -> one.name().equals("text.txt")).findFirst().orElseThrow();

    List<String> events = Chats.written(Chats.steps(fixture.section("provider")), true);

    assertThat(String.join("", events)).isEqualTo(fixture.section("client with usage"));
  }

  @Test
  void tellsNoUsageThatIsUnknown() {
    assertThat(Chats.written(List.of(STARTED, ENDED), true)).containsExactly("data: [DONE]\n\n");
  }

  @Test
  void writesNothingBeforeTheFirstDelta() {
    StreamEvent usage =
        new StreamEvent.UsageTold(new UsageReport(TokenUsage.of(1, 0), Optional.empty()));

    assertThat(Chats.written(List.of(STARTED, usage), true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tellsEachReasonToEnd(Reason reason) {
    StreamEvent finished = new StreamEvent.Finished(0, Finish.of(reason));

    List<String> events =
        Chats.written(List.of(STARTED, new StreamEvent.TextDelta(0, "x"), finished, ENDED), false);

    assertThat(Chats.steps(String.join("", events))).contains(finished).endsWith(ENDED);
    assertThat(events.get(0)).contains("\"finish_reason\":null");
  }

  @Test
  void handsEachEventOnAtOnce() {
    List<StreamEvent> steps = new ArrayList<>();
    StreamReader reader = Chats.PROVIDER.stream();

    reader.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}", steps::add);

    assertThat(steps).containsExactly(STARTED, new StreamEvent.TextDelta(0, "a"));
  }

  @Test
  void tellsUsageOnlyWhenItGrew() {
    String chunk =
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}";

    List<StreamEvent> steps =
        Chats.steps(
            String.join("\n\n", chunk.formatted(9, 1), chunk.formatted(9, 1), chunk.formatted(9, 2))
                + "\n\n");

    assertThat(steps)
        .startsWith(
            STARTED,
            told("{\"prompt_tokens\":9,\"completion_tokens\":1}", 1),
            told("{\"prompt_tokens\":9,\"completion_tokens\":2}", 2))
        .hasSize(4);
  }

  private static StreamEvent told(String raw, long output) {
    return new StreamEvent.UsageTold(new UsageReport(TokenUsage.of(9, output), Optional.of(raw)));
  }
}
