package ai.nexus.api.relay;

import java.util.List;

/**
 * A request in its client's own dialect, of which something had to be left out all the same: a
 * header tells what.
 */
record CleanedRequest(Translation rest, List<String> dropped) implements Translation {

  @Override
  public String path() {
    return rest.path();
  }

  @Override
  public boolean isUntouched() {
    return rest.isUntouched();
  }

  @Override
  public byte[] body() {
    return rest.body();
  }

  @Override
  public AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config) {
    return rest.stream(told(head), answer, config);
  }

  @Override
  public AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config) {
    return rest.whole(told(head), answer, config);
  }

  @Override
  public AnswerFlow error(AnswerHead head, Answer answer) {
    return rest.error(told(head), answer);
  }

  private AnswerHead told(AnswerHead head) {
    return head.with(DroppedHeader.NAME, DroppedHeader.value(dropped));
  }
}
