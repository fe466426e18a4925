package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ground.REPLY;

import ai.nexus.testkit.provider.BadEvents;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Scripts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Well-formed HTTP around something that most vendors do not send. */
final class EventFaults {

  private static final String BROKEN = "upstream_broken";
  private static final String MANY_WORDS = "w ".repeat(1_000);
  private static final byte[] PAGE = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
  private static final int HUGE = 3 << 20;

  private EventFaults() {}

  static List<UpstreamFault> all() {
    return List.of(
        new UpstreamFault(
            "byte order mark", BadEvents.marked(REPLY), Ends.harmless(), noJson("partial")),
        new UpstreamFault("lines of CR", BadEvents.inLinesOfCr(REPLY), Ends.harmless()),
        new UpstreamFault("lines of CRLF", BadEvents.inLinesOfCrLf(REPLY), Ends.harmless()),
        new UpstreamFault("byte by byte", BadEvents.byteByByte(REPLY), Ends.harmless()),
        new UpstreamFault("huge event", BadEvents.swollen(5, HUGE, REPLY), Ends.harmless()),
        new UpstreamFault(
            "event beyond the limit",
            BadEvents.swollen(6, Ground.MAX_EVENT, REPLY),
            Ends.always(Ending.errorEvent(BROKEN)),
            Ends.harmless()),
        new UpstreamFault(
            "first event beyond the limit",
            BadEvents.swollen(0, Ground.MAX_EVENT, REPLY),
            Ends.givingWay(Ending.error(BROKEN, Ending.ATTEMPTS)),
            Ends.harmless()),
        new UpstreamFault(
                "tiny events at once", BadEvents.atOnce(Reply.of(MANY_WORDS)), Ends.harmless())
            .saying(MANY_WORDS),
        new UpstreamFault(
            "unreadable event",
            BadEvents.unreadableAfter(4, REPLY),
            Ends.harmless().but(Ends.always(Ending.errorEvent(BROKEN)), "anthropic", "gemini"),
            noJson("partial")),
        new UpstreamFault(
            "HTML", Scripts.fixed(200, "text/html", PAGE, Map.of()), noJson("partial")));
  }

  /** The same dialect lets it pass, a translation cannot. */
  private static Ends noJson(String source) {
    return Ends.always(Ending.asItCame(source))
        .but(Ends.always(Ending.errorAmid(BROKEN)), "anthropic", "gemini");
  }
}
