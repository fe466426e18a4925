package ai.nexus.wire.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.chat.StreamEvent.Ended;
import ai.nexus.wire.chat.StreamEvent.Failed;
import ai.nexus.wire.chat.StreamEvent.Started;
import ai.nexus.wire.chat.StreamEvent.TextDelta;
import ai.nexus.wire.chat.StreamEvent.UsageTold;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.chat.Fixture;
import ai.nexus.wire.translate.StreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that pass untouched; in events single quotes stand for double ones. */
class TypedEventsReaderTest {

  private static final Started NAMELESS = new Started(Optional.empty(), Optional.empty());

  static Stream<Fixture> responses() {
    return Fixture.all("responses/streams").stream()
        .filter(fixture -> fixture.sections().containsKey("provider responses"));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void tellsUsageAndEndOfAResponseAsTheTranslationDoes(Fixture fixture) {
    String stream = fixture.section("provider responses");
    List<StreamEvent> translated = Replies.steps("responses", stream);

    List<StreamEvent> steps = steps(stream);

    assertThat(steps.get(0)).isEqualTo(translated.get(0));
    assertThat(steps.get(steps.size() - 1)).isEqualTo(translated.get(translated.size() - 1));
    assertThat(of(UsageTold.class, steps)).isEqualTo(of(UsageTold.class, translated));
    assertThat(text(steps)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("responses")
  void isTheSameWhereverItIsCut(Fixture fixture) {
    byte[] stream = fixture.section("provider responses").getBytes(UTF_8);
    List<StreamEvent> whole = steps(fixture.section("provider responses"));

    for (int cut = 0; cut <= stream.length; cut++) {
      int at = cut;
      assertThat(Replies.steps(new TypedEventsReader(), reader -> Pieces.cutAt(at, stream, reader)))
          .isEqualTo(whole);
    }
  }

  @Test
  void readsTheTextOfAllKindsOfDeltas() {
    List<StreamEvent> steps =
        read(
            "{'type':'response.output_text.delta','delta':'a\\u00e9'}",
            "{'delta':'b','type':'response.reasoning_summary_text.delta'}",
            "{'type':'response.function_call_arguments.delta','delta':'{\\'c'}",
            "{'type':'response.audio.delta','delta':'AAAA'}",
            "{'type':'response.output_text.done','text':'ab'}",
            "{'type':'transcript.text.delta','delta':'d'}");

    assertThat(text(steps)).isEqualTo("aéb{\"cd");
  }

  @Test
  void readsTheUsageOfImages() {
    String usage =
        "{'total_tokens':100,'input_tokens':50,'output_tokens':50,'input_tokens_details':{'text_tokens':10,'image_tokens':40}}";

    List<StreamEvent> steps =
        read(
            "{'type':'image_generation.partial_image','b64_json':'" + "A".repeat(70_000) + "'}",
            "{'type':'image_generation.completed','b64_json':'AA','usage':" + usage + "}");

    assertThat(steps).hasSize(3).startsWith(NAMELESS).endsWith(new Ended());
    assertThat(((UsageTold) steps.get(1)).usage().tokens())
        .hasToString("input_tokens=50 output_tokens=50 input_image_tokens=40");
    assertThat(((UsageTold) steps.get(1)).usage().raw()).contains(usage.replace('\'', '"'));
  }

  @Test
  void endsWithTheLastOfSeveralImages() {
    TypedEventsReader reader = new TypedEventsReader();
    List<StreamEvent> steps = new ArrayList<>();

    reader.event("{\"type\":\"image_edit.completed\"}", steps::add);
    reader.event("{\"type\":\"image_edit.completed\"}", steps::add);
    assertThat(steps).containsExactly(NAMELESS);
    reader.end(steps::add);

    assertThat(steps).containsExactly(NAMELESS, new Ended());
  }

  @Test
  void readsTheUsageOfSpeech() {
    List<StreamEvent> steps =
        read(
            "{'type':'speech.audio.delta','audio':'AAAA'}",
            "{'type':'speech.audio.done','usage':{'input_tokens':14,'output_tokens':101,'total_tokens':115}}",
            "{'type':'speech.audio.delta','audio':'AAAA'}");

    assertThat(steps).hasSize(3).endsWith(new Ended());
    assertThat(((UsageTold) steps.get(1)).usage().tokens())
        .hasToString("input_tokens=14 output_tokens=101");
  }

  @Test
  void readsTheUsageOfTranscriptions() {
    List<StreamEvent> steps =
        read(
            "{'type':'transcript.text.delta','delta':'I'}",
            "{'type':'transcript.text.done','text':'I','usage':{'type':'tokens','input_tokens':14,'input_token_details':{'text_tokens':0,'audio_tokens':14},'output_tokens':45,'total_tokens':59}}");

    assertThat(steps).hasSize(4).endsWith(new Ended());
    assertThat(((UsageTold) steps.get(2)).usage().tokens())
        .hasToString("input_tokens=14 output_tokens=45 input_audio_tokens=14");
  }

  @Test
  void keepsADurationThatIsNoTokens() {
    List<StreamEvent> steps =
        read("{'type':'transcript.text.done','usage':{'type':'duration','seconds':9}}");

    UsageTold told = (UsageTold) steps.get(1);
    assertThat(told.usage().tokens().isUnknown()).isTrue();
    assertThat(told.usage().raw()).contains("{\"type\":\"duration\",\"seconds\":9}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[DONE]", " [DONE] "})
  void takesDoneForAnEnd(String done) {
    assertThat(read("{'type':'x'}", done, "{'type':'x.delta','delta':'y'}"))
        .containsExactly(NAMELESS, new Ended());
  }

  @Test
  void failsWhereTheEndIsMissing() {
    assertThat(read("{'type':'response.output_text.delta','delta':'x'}"))
        .hasSize(3)
        .endsWith(new Failed(StreamFailures.brokenOff()));
    assertThat(read()).containsExactly(new Failed(StreamFailures.brokenOff()));
  }

  @Test
  void failsWithTheErrorThatIsTold() {
    List<StreamEvent> steps =
        read("{'type':'error','code':'rate_limit_exceeded','message':'Too many.','param':null}");

    assertThat(steps).hasSize(1);
    assertThat(((Failed) steps.get(0)).error().status()).isEqualTo(429);
    assertThat(((Failed) steps.get(0)).error().message()).isEqualTo("Too many.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "7", "{'type':'x'}x"})
  void refusesWhatIsNoEvent(String event) {
    assertThatThrownBy(() -> read(event)).isInstanceOf(UpstreamFormatException.class);
  }

  @Test
  void looksAtAnEventWhereItLies() {
    byte[] around =
        "xx{\"type\":\"response.output_text.delta\",\"delta\":\"Hi\"}xx".getBytes(UTF_8);
    List<StreamEvent> steps = new ArrayList<>();

    new TypedEventsReader().event(new Slice(around, 2, around.length - 4), steps::add);

    assertThat(steps).containsExactly(NAMELESS, new TextDelta(0, "Hi"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"response.in_progress\",\"sequence_number\":17}', 17",
    "'{\"sequence_number\":1.5}', -1",
    "'{\"sequence_number\":\"1\"}', -1",
    "'{\"response\":{\"sequence_number\":1}}', -1"
  })
  void knowsTheNumberOfTheLastEventAsTheTranslationDoes(String event, long number) {
    for (StreamReader reader : List.of(new TypedEventsReader(), Replies.PROVIDER.stream())) {
      reader.event("{\"sequence_number\":3}", step -> {});
      reader.event(event, step -> {});

      assertThat(reader.number().orElse(-1)).isEqualTo(number);
    }
  }

  @Test
  void knowsNothingOfUsageWithinAnotherMember() {
    assertThat(
            read(
                "{'type':'x','item':{'usage':{'input_tokens':1}},'a':{'response':{'usage':{'input_tokens':1}}}}"))
        .hasSize(2);
  }

  private static List<StreamEvent> read(String... events) {
    return steps(
        Stream.of(events)
            .map(event -> "data: " + event.replace("\\'", "\\\"").replace('\'', '"') + "\n\n")
            .collect(Collectors.joining()));
  }

  private static List<StreamEvent> steps(String stream) {
    byte[] bytes = stream.getBytes(UTF_8);
    return Replies.steps(new TypedEventsReader(), reader -> reader.piece(bytes, 0, bytes.length));
  }

  private static List<StreamEvent> of(Class<? extends StreamEvent> kind, List<StreamEvent> steps) {
    return steps.stream().filter(kind::isInstance).toList();
  }

  private static String text(List<StreamEvent> steps) {
    return steps.stream()
        .filter(TextDelta.class::isInstance)
        .map(step -> ((TextDelta) step).text())
        .collect(Collectors.joining());
  }
}
