package ai.nexus.testkit.provider;

import java.time.Duration;

/** How long a provider takes over each part of an answer. */
public record Pace(Duration beforeHead, Duration beforeFirstEvent, Duration betweenEvents) {

  public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public static Pace thinkingFor(Duration beforeHead) {
    return new Pace(beforeHead, Duration.ZERO, Duration.ZERO);
  }

  /** The head comes at once, the first event after a while. */
  public static Pace silentFor(Duration beforeFirstEvent) {
    return new Pace(Duration.ZERO, beforeFirstEvent, Duration.ZERO);
  }

  public static Pace everyEvent(Duration betweenEvents) {
    return new Pace(Duration.ZERO, Duration.ZERO, betweenEvents);
  }
}
