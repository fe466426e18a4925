package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ending.ATTEMPTS;
import static ai.nexus.e2e.chaos.Ground.ANSWER;
import static ai.nexus.e2e.chaos.Ground.REPLY;

import ai.nexus.testkit.provider.BadFraming;
import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Script;
import ai.nexus.testkit.provider.Scripts;
import java.util.List;

/** The answer breaks off; at every boundary: see {@link Cuts}. */
final class BreakFaults {

  private BreakFaults() {}

  static List<UpstreamFault> all() {
    return List.of(
        new UpstreamFault("close before the head", Scripts.closing(), broken()),
        new UpstreamFault("reset before the head", (asked, output) -> output.reset(), broken()),
        new UpstreamFault("half-close", BadFraming.halfClosingAfter(0, REPLY), broken()),
        new UpstreamFault("close after the head", ANSWER.cut(Cut.afterBytes(0)), broken()),
        new UpstreamFault("reset after the head", BadFraming.resettingAfterHead(REPLY), broken()),
        new UpstreamFault(
            "half-close amid", BadFraming.halfClosingAfter(5, REPLY), amid(), heldBack()),
        new UpstreamFault("half of it", BadFraming.truncated(REPLY), amid(), cutShort()),
        new UpstreamFault(
            "error as first event",
            inStreams(ANSWER.cut(Cut.telling(Fault.OVERLOADED, 0))),
            Ends.givingWay(Ending.told(503, 503, ATTEMPTS)),
            Ends.harmless()),
        new UpstreamFault(
            "error amid",
            inStreams(ANSWER.cut(Cut.telling(Fault.OVERLOADED, 5))),
            Ends.always(Ending.providersEvent()),
            Ends.harmless()));
  }

  private static Script inStreams(Script script) {
    return (request, output) -> (request.stream() ? script : ANSWER).answer(request, output);
  }

  private static Ends broken() {
    return Ends.givingWay(Ending.error("upstream_broken", ATTEMPTS));
  }

  private static Ends amid() {
    return Ends.always(Ending.errorEvent("upstream_broken"));
  }

  /** Nothing of it was shown, but the provider has begun to answer, and may charge. */
  private static Ends heldBack() {
    return Ends.always(Ending.errorAmid("upstream_broken"));
  }

  /** The same dialect lets pass what is no whole JSON, a translation cannot. */
  static Ends cutShort() {
    return Ends.always(Ending.asItCame("partial")).but(heldBack(), "anthropic", "gemini");
  }
}
