package ai.nexus.wire.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Finish.Reason;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a stream is whole and when it is not. */
class StreamEndTest {

  private static final StreamEvent ENDED = new StreamEvent.Ended();

  @Test
  void isWholeWithoutDoneWhereEveryChoiceEnded() {
    List<StreamEvent> steps = steps("{'delta':{'content':'a'},'finish_reason':'stop'}");

    assertThat(steps).endsWith(new StreamEvent.Finished(0, Finish.of(Reason.STOP)), ENDED);
  }

  @Test
  void isNotWholeWhereOneChoiceDidNotEnd() {
    List<StreamEvent> steps =
        steps("{'index':0,'delta':{},'finish_reason':'stop'},{'index':1,'delta':{}}");

    assertThat(steps).last().isInstanceOf(StreamEvent.Failed.class);
  }

  @Test
  void endsAChoiceThatGaveNoReasonWhenTheStreamIsDone() {
    List<StreamEvent> steps =
        Chats.steps(
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\"}}]}}]}"
                + "\n\ndata: [DONE]\n\n");

    assertThat(steps).endsWith(new StreamEvent.Finished(0, Finish.of(Reason.TOOL_CALLS)), ENDED);
  }

  @Test
  void failsWhereAStreamHoldsNothing() {
    assertThat(Chats.steps("data: [DONE]\n\n")).last().isInstanceOf(StreamEvent.Failed.class);
    assertThat(Chats.steps("")).last().isInstanceOf(StreamEvent.Failed.class);
  }

  @Test
  void failsWhereAChoiceBrokeOff() {
    List<StreamEvent> steps = steps("{'delta':{'content':'a'},'finish_reason':'error'}");

    assertThat(steps).last().isInstanceOf(StreamEvent.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {", "data: 1", "data: []", "data: {\"choices\":[]}x"})
  void refusesAnEventThatIsNoObject(String event) {
    assertThatThrownBy(() -> Chats.steps(event + "\n\n"))
        .isInstanceOf(UpstreamFormatException.class);
  }

  private static List<StreamEvent> steps(String choices) {
    String json = ("{'choices':[" + choices + "]}").replace('\'', '"');
    return Chats.steps("data: " + json + "\n\n");
  }
}
