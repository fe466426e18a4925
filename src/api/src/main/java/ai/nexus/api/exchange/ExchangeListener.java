package ai.nexus.api.exchange;

import java.util.concurrent.CompletionStage;

/** Told once of each exchange's end, before the client is. Must not block. */
public interface ExchangeListener {

  /**
   * @return complete when the end may be sent to the client
   */
  CompletionStage<Void> finished(Exchange exchange, Ending ending);
}
