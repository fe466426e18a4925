package ai.nexus.api.metrics;

import ai.nexus.core.metrics.LedgerMetric;
import ai.nexus.core.usage.LedgerState;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** Shows the ledger's state in JMX: one readable attribute a {@link LedgerMetric}. */
public final class LedgerBean implements DynamicMBean {

  private final Supplier<LedgerState> state;

  public LedgerBean(Supplier<LedgerState> state) {
    this.state = state;
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    return LedgerMetric.ofAttribute(attribute)
        .map(metric -> value(metric, state.get()))
        .orElseThrow(() -> new AttributeNotFoundException(attribute));
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    LedgerState now = state.get();
    AttributeList values = new AttributeList();
    for (String attribute : attributes) {
      LedgerMetric.ofAttribute(attribute)
          .ifPresent(metric -> values.add(new Attribute(attribute, value(metric, now))));
    }
    return values;
  }

  private static long value(LedgerMetric metric, LedgerState state) {
    return switch (metric) {
      case ENTRIES_WRITTEN -> state.written();
      case ENTRIES_REFUSED -> state.refused();
      case ENTRIES_LOST -> state.lost();
      case JOURNAL_FAILURES -> state.journalFailures();
      case ENTRIES_WAITING -> state.waiting();
      case OUTAGE -> state.outage() ? 1 : 0;
    };
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] arguments, String[] signature) {
    throw new UnsupportedOperationException("there is nothing to invoke, such as " + action);
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    MBeanAttributeInfo[] attributes =
        Stream.of(LedgerMetric.values())
            .map(LedgerBean::described)
            .toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(
        LedgerBean.class.getName(), "The usage ledger.", attributes, null, null, null);
  }

  private static MBeanAttributeInfo described(LedgerMetric metric) {
    return new MBeanAttributeInfo(
        metric.attribute(), Long.class.getName(), metric.help(), true, false, false);
  }
}
