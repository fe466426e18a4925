package ai.nexus.wire.openai;

import ai.nexus.wire.recorded.Reading;
import ai.nexus.wire.recorded.RecordedAnswers;
import java.util.Optional;

/** Answers of vendors that speak OpenAI's chat completions. */
class OpenAiAnswersTest extends RecordedAnswers {

  private static final int LONGEST_EVENT = 1 << 20;

  OpenAiAnswersTest() {
    super("openai");
  }

  /** As for a client that did not ask for usage; beside it, one that did gets all as it came. */
  @Override
  protected Reading readStream(Cutting cutting) {
    Recorder client = new Recorder();
    Recorder other = new Recorder();
    var filter =
        new ChatStreamFilter(true, Optional.of(new ModelAlias("m", "mine")), LONGEST_EVENT);
    var untouched = new ChatStreamFilter(false, Optional.empty(), LONGEST_EVENT);
    cutting.feed(
        (array, offset, length) -> {
          filter.feed(array, offset, length, client);
          untouched.feed(array, offset, length, other);
        });
    String facts =
        "%s %s %s %s %s"
            .formatted(
                filter.finished(),
                filter.error(),
                filter.malformed(),
                filter.contentEvents(),
                filter.text());
    return new Reading(client.raw(), other.raw(), facts, filter.done(), filter.usage());
  }

  @Override
  protected Reading readAnswer(Cutting cutting) {
    ChatAnswerScan scan = new ChatAnswerScan(Optional.empty());
    cutting.feed(scan::feed);
    String facts = scan.toldError() + " " + scan.text();
    return new Reading("", "", facts, scan.wellFormed(), scan.usage());
  }
}
