package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ground.ANSWER;
import static ai.nexus.e2e.chaos.Ground.REPLY;

import ai.nexus.testkit.provider.BadEvents;
import ai.nexus.testkit.provider.BadFraming;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.Scripts;
import java.time.Duration;
import java.util.List;

/** The provider cannot be reached, or takes its time. */
final class TimeFaults {

  private static final String TIMEOUT = "upstream_timeout";

  private TimeFaults() {}

  static List<UpstreamFault> all() {
    return List.of(
        UpstreamFault.at("connection refused", (ground, own) -> Ground.NOBODY, unreachable()),
        UpstreamFault.at(
            "hang at connect", (ground, own) -> ground.full().baseUrl(), unreachable()),
        new UpstreamFault("late", ANSWER.at(Pace.thinkingFor(Ground.LATE)), Ends.harmless()),
        new UpstreamFault("no head", Scripts.neverAnswering(), late()),
        new UpstreamFault(
            "no first event", ANSWER.at(Pace.silentFor(Duration.ofMinutes(1))), late()),
        new UpstreamFault(
            "stall amid",
            BadFraming.stallingAfter(5, REPLY),
            Ends.always(Ending.errorEvent(TIMEOUT)),
            lateAmid()),
        // Gemini has no end mark: only the end of the body says that no more will come.
        new UpstreamFault(
            "length never reached",
            BadFraming.lengthNeverReached(REPLY),
            Ends.harmless().but(Ends.always(Ending.errorEvent(TIMEOUT)), "gemini"),
            lateAmid()),
        new UpstreamFault(
            "silent after its end",
            BadFraming.neverEnding(REPLY),
            Ends.harmless().but(Ends.always(Ending.errorEvent(TIMEOUT)), "gemini"),
            lateAmid()),
        new UpstreamFault(
            "talking on after its end",
            BadEvents.talkingOn(REPLY),
            Ends.harmless().but(Ends.always(Ending.errorEvent(TIMEOUT)), "gemini"),
            lateAmid()));
  }

  private static Ends unreachable() {
    return Ends.givingWay(Ending.error("upstream_unreachable", Ending.ATTEMPTS));
  }

  /** Not tried again at the same target, which would take as long again. */
  private static Ends late() {
    return Ends.givingWay(Ending.error(TIMEOUT, 1));
  }

  private static Ends lateAmid() {
    return Ends.always(Ending.errorAmid(TIMEOUT));
  }
}
