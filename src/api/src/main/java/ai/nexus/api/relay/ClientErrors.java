package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.translate.ClientDialect;
import java.util.Optional;

/** A provider's errors as a client of another dialect is told them. */
final class ClientErrors {

  private static final int OVERLOADED = 529;
  private static final int UNAVAILABLE = 503;

  private ClientErrors() {}

  /** No other vendor than Anthropic has its 529, which other SDKs do not know. */
  static int status(int status, ClientDialect client) {
    return status == OVERLOADED && client.dialect() != Dialect.ANTHROPIC ? UNAVAILABLE : status;
  }

  /** Under the status that the client sees, which stands in the body of some dialects, too. */
  static ProviderError of(ProviderError told, ClientDialect client, Exchange exchange) {
    Optional<String> param = told.param().flatMap(client.names()::told);
    return told.at(param).shown(status(told.status(), client), exchange.requestId());
  }
}
