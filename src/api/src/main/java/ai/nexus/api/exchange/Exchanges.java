package ai.nexus.api.exchange;

import ai.nexus.core.keys.Caller;

/** Opens every exchange, whatever it came by, so that what watches exchanges sees them all. */
public interface Exchanges {

  Exchange open(Caller caller, RequestFacts facts);

  /**
   * Lets an exchange go on. One that is refused here still leaves its record.
   *
   * @throws ai.nexus.core.error.GatewayException where the gateway takes no more: it is shutting
   *     down, or this client key has too many open
   */
  void admit(Exchange exchange);
}
