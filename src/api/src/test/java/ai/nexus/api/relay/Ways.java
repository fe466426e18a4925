package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.routing.BreakerConfig;
import ai.nexus.api.routing.RetryConfig;
import ai.nexus.api.routing.RoutePlanner;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.messages.MessagesConfig;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes exchanges to targets as the service does, with settings of its own. */
final class Ways {

  private final RoutePlanner planner;
  private final Translations translations = new Translations();
  private final MessagesConfig messages;

  Ways(Map<String, String> settings) {
    this(settings, Clock.systemUTC());
  }

  Ways(Map<String, String> settings, Clock clock) {
    SettingsReader reader = new SettingsReader(key -> Optional.ofNullable(settings.get(key)));
    this.planner = new RoutePlanner(RetryConfig.read(reader), BreakerConfig.read(reader), clock);
    this.messages = MessagesConfig.read(reader);
  }

  /** Tries nothing again, and leaves no target alone. */
  static Ways withoutRetries() {
    return new Ways(Map.of("nexus.retry.attempts", "1", "nexus.breaker.minimum", "1000"));
  }

  void relay(
      Relay relay, Exchange exchange, Ask ask, List<Target> targets, RecordingDownstream client) {
    Courses courses =
        new Courses(
            exchange,
            ask,
            planner.plan(RoutePolicy.of(ask.model()), List.of(targets), Optional.empty()),
            translations,
            messages);
    relay.relay(exchange, courses.inWords(courses.first().permit()), courses, client);
  }
}
