package ai.nexus.admin.probe;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;

/**
 * What a probe found.
 *
 * @param ok whether the provider listed its models
 * @param status the HTTP status; empty where no answer came
 * @param latencyMs until the answer was read, or the probe gave up
 * @param models how many the provider listed; empty where that cannot be told
 * @param message what to change, or that all is well
 */
@JsonbPropertyOrder({"ok", "status", "latencyMs", "models", "message"})
public record ProbeResult(
    boolean ok,
    Optional<Integer> status,
    long latencyMs,
    Optional<Integer> models,
    String message) {

  static ProbeResult unanswered(long latencyMs, String message) {
    return new ProbeResult(false, Optional.empty(), latencyMs, Optional.empty(), message);
  }
}
