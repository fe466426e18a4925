package ai.nexus.api.accounting;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeListener;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Makes every exchange that is opened leave its record: it listens for the exchange's end. The
 * relay knows nothing of it.
 */
@Accounted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AccountingInterceptor {

  private final Iterable<ExchangeListener> accountants;

  @Inject
  public AccountingInterceptor(Accountants accountants) {
    this.accountants = accountants.all();
  }

  @AroundInvoke
  Object account(InvocationContext call) throws Exception {
    Object opened = call.proceed();
    if (opened instanceof Exchange exchange) {
      accountants.forEach(exchange::listen);
    }
    return opened;
  }
}
