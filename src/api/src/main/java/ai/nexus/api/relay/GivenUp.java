package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.Outcome;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;

/** Keeps of an attempt that another one follows what the ledger and the log have to say. */
public final class GivenUp {

  private static final EventLog LOG = EventLog.of(GivenUp.class);

  private GivenUp() {}

  /**
   * @param status the upstream's, where it told one
   * @param code of the failure, as an entry has it
   */
  public static void note(
      Exchange exchange,
      Target target,
      Outcome outcome,
      Optional<Integer> status,
      Optional<String> code) {
    LOG.log(
        Level.INFO,
        exchange.requestId(),
        "An attempt failed and gives way to another",
        Map.of(
            "provider", target.provider().name(),
            "upstream_model", target.upstreamModel(),
            "code", code.orElse(""),
            "attempt", exchange.attempts().count()));
    exchange.attempts().giveUp(target, outcome, status, code);
  }
}
