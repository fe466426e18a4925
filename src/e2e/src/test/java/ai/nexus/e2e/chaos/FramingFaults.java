package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ground.ANSWER;
import static ai.nexus.e2e.chaos.Ground.REPLY;

import ai.nexus.testkit.provider.BadFraming;
import ai.nexus.testkit.provider.BadHeads;
import java.util.List;

/** What comes is not HTTP, or not as HTTP says. */
final class FramingFaults {

  private static final String BROKEN = "upstream_broken";

  private FramingFaults() {}

  static List<UpstreamFault> all() {
    return List.of(
        new UpstreamFault("garbage for a status line", BadHeads.garbage(), broken()),
        new UpstreamFault("1xx first", BadHeads.informingBefore(ANSWER), Ends.harmless()),
        new UpstreamFault("header flood", BadHeads.flood(), broken()),
        new UpstreamFault("endless header", BadHeads.endlessLine(), broken()),
        new UpstreamFault(
            "length too long", BadFraming.lengthTooLong(REPLY), Ends.harmless(), heldBack()),
        new UpstreamFault(
            "length too short",
            BadFraming.lengthTooShort(REPLY),
            Ends.harmless().but(Ends.always(Ending.errorEvent(BROKEN)), "anthropic", "gemini"),
            BreakFaults.cutShort()),
        new UpstreamFault("answering twice", BadFraming.answeringTwice(REPLY), Ends.harmless()),
        new UpstreamFault("bad chunk first", BadFraming.badChunkAfter(0, REPLY), broken()),
        new UpstreamFault(
            "bad chunk amid",
            BadFraming.badChunkAfter(5, REPLY),
            Ends.always(Ending.errorEvent(BROKEN)),
            heldBack()),
        new UpstreamFault("empty body", BadFraming.empty(), broken()));
  }

  private static Ends broken() {
    return Ends.givingWay(Ending.error(BROKEN, Ending.ATTEMPTS));
  }

  private static Ends heldBack() {
    return Ends.always(Ending.errorAmid(BROKEN));
  }
}
