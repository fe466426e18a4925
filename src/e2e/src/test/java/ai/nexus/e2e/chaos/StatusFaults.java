package ai.nexus.e2e.chaos;

import static ai.nexus.e2e.chaos.Ending.ATTEMPTS;

import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Scripts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The provider says no, under a status and in words of its own. */
final class StatusFaults {

  private static final byte[] PAGE = "<html>nginx</html>".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> ELSEWHERE = Map.of("Location", Ground.NOBODY);

  private StatusFaults() {}

  static List<UpstreamFault> all() {
    return List.of(
        new UpstreamFault(
            "400", Scripts.failing(Fault.BAD_REQUEST), Ends.always(Ending.told(400, 400, 1))),
        new UpstreamFault("bad key", Scripts.failing(Fault.BAD_KEY), refused()),
        new UpstreamFault("401", Scripts.error(401, "no such key"), refused()),
        new UpstreamFault("402", Scripts.error(402, "Insufficient balance"), refused()),
        new UpstreamFault("403", Scripts.failing(Fault.NOT_ALLOWED), refused()),
        new UpstreamFault("429", Scripts.failing(Fault.RATE_LIMIT), unavailable(429)),
        new UpstreamFault(
            "429, Retry-After 30",
            Scripts.failing(Fault.RATE_LIMIT, Map.of("Retry-After", "30")),
            Ends.givingWay(Ending.told(429, 429, 1))),
        new UpstreamFault("500", Scripts.failing(Fault.SERVER_ERROR), unavailable(500)),
        new UpstreamFault("502", Scripts.error(502, "Bad gateway"), unavailable(502)),
        new UpstreamFault("503", Scripts.error(503, "down for maintenance"), unavailable(503)),
        // No other vendor than Anthropic has this status; one that is made of its is a 503.
        new UpstreamFault(
            "529",
            Scripts.error(529, "Overloaded"),
            unavailable(529)
                .but(Ends.givingWay(Ending.told(503, 503, ATTEMPTS)), "anthropic", "gemini")),
        new UpstreamFault(
            "302",
            Scripts.fixed(302, "text/html", PAGE, ELSEWHERE),
            Ends.givingWay(Ending.error("upstream_redirect", ATTEMPTS))));
  }

  private static Ends refused() {
    return Ends.givingWay(Ending.error("upstream_credentials_refused", 1));
  }

  private static Ends unavailable(int status) {
    return Ends.givingWay(Ending.told(status, status, ATTEMPTS));
  }
}
