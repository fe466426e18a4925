package ai.nexus.api.metrics;

import ai.nexus.api.cache.AnswerStore;
import ai.nexus.api.cache.CacheState;
import ai.nexus.core.metrics.CacheMetric;
import java.util.function.ToLongFunction;
import javax.management.MBeanOperationInfo;

/** Shows the cache's state in JMX, and empties it. */
public final class CacheBean extends MetricBean<CacheMetric> {

  private final AnswerStore store;

  public CacheBean(AnswerStore store) {
    super("The cache of answers.", CacheMetric.values());
    this.store = store;
  }

  @Override
  ToLongFunction<CacheMetric> figures() {
    CacheState now = store.state();
    return metric ->
        switch (metric) {
          case ANSWERS -> now.answers();
          case BYTES -> now.bytes();
          case HITS -> now.hits();
          case MISSES -> now.misses();
        };
  }

  @Override
  MBeanOperationInfo[] operations() {
    return new MBeanOperationInfo[] {
      new MBeanOperationInfo(
          CacheMetric.CLEAR,
          "Lets go of all answers.",
          null,
          void.class.getName(),
          MBeanOperationInfo.ACTION)
    };
  }

  @Override
  public Object invoke(String action, Object[] arguments, String[] signature) {
    if (!action.equals(CacheMetric.CLEAR)) {
      return super.invoke(action, arguments, signature);
    }
    store.clear();
    return null;
  }
}
