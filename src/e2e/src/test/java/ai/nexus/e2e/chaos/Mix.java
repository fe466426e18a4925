package ai.nexus.e2e.chaos;

import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Output;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A provider that mostly is well, sometimes slow, and else has any of these faults. */
final class Mix implements Script {

  private static final int OF = 10;
  private static final int WELL = 4;
  private static final int PACED = 6;
  private static final int LONGEST = 60;

  private final List<UpstreamFault> faults;
  private final Random random;

  /**
   * @param random safe for many threads, as {@link Random} is
   */
  Mix(List<UpstreamFault> faults, Random random) {
    this.faults = List.copyOf(faults);
    this.random = random;
  }

  @Override
  public void answer(ChatRequest request, Output output) throws IOException {
    int drawn = random.nextInt(OF);
    if (drawn < PACED) {
      ChatAnswer words = ChatAnswer.of("word ".repeat(1 + random.nextInt(LONGEST)));
      Pace pace = drawn < WELL ? Pace.AT_ONCE : Pace.everyEvent(Duration.ofMillis(3));
      words.at(pace).answer(request, output);
    } else {
      faults.get(random.nextInt(faults.size())).script().answer(request, output);
    }
  }
}
