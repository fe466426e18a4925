package ai.nexus.api.accounting;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.keys.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Where every exchange is opened, and so where the interceptor stands. */
@Dependent
public class AccountedExchanges implements Exchanges {

  private final OpenExchanges open;

  @Inject
  public AccountedExchanges(OpenExchanges open) {
    this.open = open;
  }

  @Override
  @Accounted
  public Exchange open(Caller caller, RequestFacts facts) {
    return open.open(caller, facts);
  }

  @Override
  public void admit(Exchange exchange) {
    open.admit(exchange);
  }
}
