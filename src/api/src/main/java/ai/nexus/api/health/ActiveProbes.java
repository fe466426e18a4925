package ai.nexus.api.health;

import ai.nexus.api.relay.PlainAnswer;
import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Asks each provider whose health check is active for its models, once in its interval and with
 * each of its keys, and passes on whether it is alive. Any answer below 500 shows that it is: it
 * may keep its list elsewhere. One that has not answered yet is not asked again. Run once a second
 * by one timer; answers come on other threads.
 */
public final class ActiveProbes implements Runnable {

  private static final String MODELS = "/models";
  private static final int BROKEN = 500;

  private final Supplier<Set<Provider>> providers;
  private final Asking asking;
  private final BiConsumer<Provider, Boolean> alive;
  private final Clock clock;
  private final Map<Provider, Probe> probes = new HashMap<>(); // of the timer's thread

  /** The last one that was sent. */
  private static final class Probe {
    private Instant begun = Instant.EPOCH;
    private volatile boolean running; // set by the timer, unset by who has the answer
  }

  /** How a provider is asked for the path of its models. */
  @FunctionalInterface
  public interface Asking {
    CompletionStage<PlainAnswer> fetch(Provider provider, String method, String path);
  }

  /**
   * @param providers those that there are now
   * @param asking ends each question within a time of its own
   * @param alive is told what each one was found to be
   */
  public ActiveProbes(
      Supplier<Set<Provider>> providers,
      Asking asking,
      BiConsumer<Provider, Boolean> alive,
      Clock clock) {
    this.providers = providers;
    this.asking = asking;
    this.alive = alive;
    this.clock = clock;
  }

  @Override
  public void run() {
    Set<Provider> now = providers.get();
    probes.keySet().retainAll(now);
    now.stream()
        .filter(provider -> provider.healthCheck() == HealthCheck.ACTIVE)
        .forEach(
            provider -> askIfDue(provider, probes.computeIfAbsent(provider, p -> new Probe())));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What fails is passed on in ended().
  private void askIfDue(Provider provider, Probe probe) {
    Instant now = clock.instant();
    if (probe.running || probe.begun.plus(provider.healthCheckInterval()).isAfter(now)) {
      return;
    }
    probe.begun = now;
    probe.running = true;
    asking
        .fetch(provider, "GET", MODELS)
        .whenComplete((answer, failed) -> ended(provider, probe, answer, failed));
  }

  private void ended(Provider provider, Probe probe, PlainAnswer answer, Throwable failed) {
    probe.running = false;
    if (failed == null) {
      alive.accept(provider, answer.status() < BROKEN);
    } else if (isOfProvider(failed)) {
      alive.accept(provider, false);
    }
  }

  /** The gateway's own lack of room says nothing of a provider. */
  private static boolean isOfProvider(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof GatewayException known
        && known.failure().fault() == Failure.Fault.UPSTREAM;
  }
}
