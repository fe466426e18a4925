package ai.nexus.core.usage;

import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A usage entry to test with: completed and reported by provider 1 for gpt-4, with nothing known of
 * its tokens, until something else is said.
 */
public final class SomeEntry {

  private final String id;
  private String conversation;
  private Instant end = Instant.parse("2026-03-04T05:06:07.089Z");
  private Optional<Long> provider = Optional.of(1L);
  private Optional<String> providerName = Optional.of("OpenAI");
  private Optional<String> model = Optional.of("gpt-4");
  private String clientKey = "sk-p****";
  private TokenUsage usage = TokenUsage.UNKNOWN;
  private Optional<Duration> firstEvent = Optional.empty();
  private Duration total = Duration.ofSeconds(1);
  private Outcome outcome = Outcome.COMPLETED;
  private List<EarlierAttempt> earlierAttempts = List.of();
  private UsageSource source = UsageSource.REPORTED;

  private SomeEntry(String id) {
    this.id = id;
    this.conversation = OwnConversation.of(id);
  }

  public static SomeEntry of(String id) {
    return new SomeEntry(id);
  }

  public SomeEntry conversation(String value) {
    conversation = value;
    return this;
  }

  public SomeEntry end(Instant value) {
    end = value;
    return this;
  }

  public SomeEntry provider(long number, String name) {
    provider = Optional.of(number);
    providerName = Optional.of(name);
    return this;
  }

  public SomeEntry noProvider() {
    provider = Optional.empty();
    providerName = Optional.empty();
    return this;
  }

  public SomeEntry model(String value) {
    model = Optional.of(value);
    return this;
  }

  public SomeEntry clientKey(String value) {
    clientKey = value;
    return this;
  }

  public SomeEntry tokens(long input, long output) {
    usage = TokenUsage.of(input, output);
    return this;
  }

  public SomeEntry times(Duration untilFirstEvent, Duration untilEnd) {
    firstEvent = Optional.of(untilFirstEvent);
    total = untilEnd;
    return this;
  }

  public SomeEntry outcome(Outcome value) {
    outcome = value;
    return this;
  }

  public SomeEntry source(UsageSource value) {
    source = value;
    return this;
  }

  /** Tried so often before, in vain. */
  public SomeEntry triedBefore(int times) {
    EarlierAttempt attempt =
        new EarlierAttempt(
            end.minus(total),
            Duration.ofMillis(20),
            1L,
            "OpenAI",
            "gpt-4",
            Outcome.UPSTREAM_ERROR,
            Optional.empty(),
            Optional.of("upstream_broken"));
    earlierAttempts = Collections.nCopies(times, attempt);
    return this;
  }

  public Instant end() {
    return end;
  }

  public UsageEntry entry() {
    return new UsageEntry(
        id,
        "req_" + id,
        conversation,
        end.minus(total),
        end,
        "chat.completions",
        true,
        provider,
        providerName,
        model,
        Optional.empty(),
        clientKey,
        new UsageReport(usage, Optional.empty()),
        firstEvent,
        total,
        outcome,
        source,
        200,
        Optional.empty(),
        1 + earlierAttempts.size(),
        earlierAttempts,
        0);
  }
}
