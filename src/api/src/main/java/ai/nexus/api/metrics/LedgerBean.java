package ai.nexus.api.metrics;

import ai.nexus.core.metrics.LedgerMetric;
import ai.nexus.core.usage.LedgerState;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Shows the ledger's state in JMX. */
public final class LedgerBean extends MetricBean<LedgerMetric> {

  private final Supplier<LedgerState> state;

  public LedgerBean(Supplier<LedgerState> state) {
    super("The usage ledger.", LedgerMetric.values());
    this.state = state;
  }

  @Override
  ToLongFunction<LedgerMetric> figures() {
    LedgerState now = state.get();
    return metric ->
        switch (metric) {
          case ENTRIES_WRITTEN -> now.written();
          case ENTRIES_REFUSED -> now.refused();
          case ENTRIES_LOST -> now.lost();
          case JOURNAL_FAILURES -> now.journalFailures();
          case ENTRIES_WAITING -> now.waiting();
          case OUTAGE -> now.outage() ? 1 : 0;
        };
  }
}
