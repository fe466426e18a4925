package ai.nexus.api.accounting;

import ai.nexus.api.exchange.ExchangeListener;
import java.util.List;

/** Who keeps something of each exchange that ends. */
public interface Accountants {

  List<ExchangeListener> all();
}
