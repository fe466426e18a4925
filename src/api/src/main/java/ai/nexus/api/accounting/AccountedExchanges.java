package ai.nexus.api.accounting;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.usage.UsageJournal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * Where every exchange is opened, and so where the interceptor stands. What the ledger could not
 * keep is not begun: while the disk takes no lines, exchanges are refused.
 */
@Dependent
public class AccountedExchanges implements Exchanges {

  private final OpenExchanges open;
  private final UsageJournal journal;

  @Inject
  public AccountedExchanges(OpenExchanges open, UsageJournal journal) {
    this.open = open;
    this.journal = journal;
  }

  @Override
  @Accounted
  public Exchange open(Caller caller, RequestFacts facts) {
    return open.open(caller, facts);
  }

  @Override
  public void admit(Exchange exchange) {
    if (!journal.takesEntries()) {
      throw new GatewayException(
          Failure.LEDGER_UNAVAILABLE,
          "The gateway cannot record usage at the moment and takes no requests. Try again later.");
    }
    open.admit(exchange);
  }
}
