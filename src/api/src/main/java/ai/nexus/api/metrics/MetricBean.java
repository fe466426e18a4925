package ai.nexus.api.metrics;

import ai.nexus.core.metrics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;

/** Shows figures in JMX: one readable attribute a {@link Metric}. */
abstract class MetricBean<M extends Metric> implements DynamicMBean {

  private final String description;
  private final List<M> metrics;

  MetricBean(String description, M[] metrics) {
    this.description = description;
    this.metrics = List.of(metrics);
  }

  /** The figures of one moment. */
  abstract ToLongFunction<M> figures();

  /** What can be invoked; nothing, unless a bean says otherwise. */
  MBeanOperationInfo[] operations() {
    return new MBeanOperationInfo[0];
  }

  @Override
  public final Object getAttribute(String attribute) throws AttributeNotFoundException {
    return find(attribute)
        .map(metric -> figures().applyAsLong(metric))
        .orElseThrow(() -> new AttributeNotFoundException(attribute));
  }

  @Override
  public final AttributeList getAttributes(String[] attributes) {
    ToLongFunction<M> now = figures();
    AttributeList values = new AttributeList();
    for (String attribute : attributes) {
      find(attribute)
          .ifPresent(metric -> values.add(new Attribute(attribute, now.applyAsLong(metric))));
    }
    return values;
  }

  private Optional<M> find(String attribute) {
    return metrics.stream().filter(metric -> metric.attribute().equals(attribute)).findFirst();
  }

  @Override
  public final void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
  }

  @Override
  public final AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] arguments, String[] signature) {
    throw new UnsupportedOperationException("nothing is called " + action);
  }

  @Override
  public final MBeanInfo getMBeanInfo() {
    MBeanAttributeInfo[] attributes =
        metrics.stream().map(MetricBean::described).toArray(MBeanAttributeInfo[]::new);
    return new MBeanInfo(getClass().getName(), description, attributes, null, operations(), null);
  }

  private static MBeanAttributeInfo described(Metric metric) {
    return new MBeanAttributeInfo(
        metric.attribute(), Long.class.getName(), metric.help(), true, false, false);
  }
}
