package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.chat.StreamEvent.ArgumentsDelta;
import ai.nexus.wire.chat.StreamEvent.ToolCallStarted;
import ai.nexus.wire.model.UpstreamFormatException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fragments of calls as servers differ in them; single quotes stand for double ones. */
class StreamedCallsTest {

  @Test
  void startsACallOnceWhereIdAndNameAreRepeated() {
    List<StreamEvent> steps =
        calls(
            "{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}",
            "{'index':0,'id':'a','function':{'name':'f','arguments':'}'}}");

    assertThat(steps).containsExactly(started(0, "a"), told(0, "{"), told(0, "}"));
  }

  @Test
  void tellsCallsApartByTheirIdsWhereAllHaveOneIndex() {
    List<StreamEvent> steps =
        calls(
            "{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}",
            "{'index':0,'id':'b','function':{'name':'f','arguments':'{}'}}");

    assertThat(steps)
        .containsExactly(started(0, "a"), told(0, "{}"), started(1, "b"), told(1, "{}"));
  }

  @Test
  void tellsCallsApartWhereTheyHaveNoIndex() {
    List<StreamEvent> steps =
        calls(
            "{'id':'a','function':{'name':'f','arguments':'{'}}",
            "{'function':{'arguments':'}'}}",
            "{'id':'b','function':{'name':'f','arguments':{}}}");

    assertThat(steps)
        .containsExactly(
            started(0, "a"), told(0, "{"), told(0, "}"), started(1, "b"), told(1, "{}"));
  }

  @Test
  void countsCallsFromZeroWhateverTheirIndexes() {
    List<StreamEvent> steps = calls("{'index':5,'id':'a','function':{'name':'f'}}");

    assertThat(steps).containsExactly(started(0, "a"));
  }

  @Test
  void givesACallAnIdWhereTheServerDoesNot() {
    List<StreamEvent> steps = calls("{'index':0,'id':'','function':{'name':'f'}}");

    assertThat(((ToolCallStarted) steps.get(0)).id()).startsWith("call_");
  }

  @Test
  void keepsACallOpenOverWhiteSpace() {
    String chunk = "data: {\"choices\":[{\"delta\":%s}]}\n\n";
    String start = "{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\"}}]}";
    String rest = "{\"tool_calls\":[{\"function\":{\"arguments\":\"{}\"}}]}";

    List<StreamEvent> steps =
        Chats.steps(
            chunk.formatted(start)
                + chunk.formatted("{\"content\":\"\\n\"}")
                + chunk.formatted(rest));

    assertThat(steps.subList(1, 3)).containsExactly(started(0, "a"), told(0, "{}"));
  }

  @Test
  void refusesFragmentsThatAreMixed() {
    assertThatThrownBy(
            () ->
                calls(
                    "{'index':0,'id':'a','function':{'name':'f','arguments':'{'}}",
                    "{'index':1,'id':'b','function':{'name':'f','arguments':'{'}}",
                    "{'index':0,'function':{'arguments':'}'}}"))
        .isInstanceOf(UpstreamFormatException.class)
        .hasMessageContaining("mixed");
  }

  @Test
  void refusesACallWithoutAName() {
    assertThatThrownBy(() -> calls("{'index':0,'id':'a','function':{'arguments':'{'}}"))
        .isInstanceOf(UpstreamFormatException.class);
  }

  private static StreamEvent started(int call, String id) {
    return new ToolCallStarted(0, call, id, "f", Optional.empty());
  }

  private static StreamEvent told(int call, String fragment) {
    return new ArgumentsDelta(0, call, fragment);
  }

  /** The steps between start and failure, of a stream that has these calls and no end. */
  private static List<StreamEvent> calls(String... calls) {
    String stream =
        Stream.of(calls)
            .map(call -> "data: {'choices':[{'delta':{'tool_calls':[" + call + "]}}]}\n\n")
            .collect(Collectors.joining());
    List<StreamEvent> steps = Chats.steps(stream.replace('\'', '"'));
    return steps.subList(1, steps.size() - 1);
  }
}
