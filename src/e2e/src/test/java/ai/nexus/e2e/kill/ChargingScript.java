package ai.nexus.e2e.kill;

import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Output;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.TokenCount;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An upstream's own books: what it charged for each request, by the request id that the gateway
 * passes on. Answers differ in length and pace, so that neither tokens nor moments repeat.
 */
final class ChargingScript implements Script {

  private static final int LONGEST = 37;

  private final Map<String, TokenCount> charged = new ConcurrentHashMap<>();

  @Override
  public void answer(ChatRequest request, Output output) throws IOException {
    var random = ThreadLocalRandom.current();
    Pace pace =
        random.nextInt(4) > 0
            ? Pace.AT_ONCE
            : Pace.everyEvent(Duration.ofMillis(random.nextInt(3)));
    String words = "word ".repeat(1 + random.nextInt(LONGEST));
    try {
      ChatAnswer.of(words).at(pace).answer(request, output);
    } finally {
      String id = output.request().header("x-request-id").orElseThrow();
      output.request().tokens().ifPresent(tokens -> charge(id, tokens));
    }
  }

  private void charge(String id, TokenCount tokens) {
    if (charged.put(id, tokens) != null) {
      throw new IllegalStateException("request " + id + " came twice");
    }
  }

  /** Empty where the request never came, or no answer was composed. */
  Optional<TokenCount> charged(String requestId) {
    return Optional.ofNullable(charged.get(requestId));
  }
}
