package ai.nexus.api.relay;

import ai.nexus.api.ask.Ask;
import ai.nexus.api.exchange.Exchange;
import java.util.Optional;

/** Answers requests that have been answered before. Asked before a request is routed. */
@FunctionalInterface
public interface KnownAnswers {

  /** Has none and keeps none. */
  KnownAnswers NONE = (exchange, request, client) -> Optional.of(client);

  /**
   * Answers the exchange, whose request has been read, or says where its answer has to go.
   *
   * @return empty where the exchange is finished and answered
   * @throws ai.nexus.core.error.GatewayException where the request rules out every answer
   */
  Optional<Downstream> answer(Exchange exchange, Ask request, Downstream client);
}
