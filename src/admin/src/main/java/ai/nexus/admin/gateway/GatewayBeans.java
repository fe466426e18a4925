package ai.nexus.admin.gateway;

import ai.nexus.core.metrics.GatewayMBean;
import ai.nexus.core.metrics.RoutingMBean;
import jakarta.ws.rs.ServiceUnavailableException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The MBeans by which the LLM API, where it runs in this JVM, tells how it is. */
public final class GatewayBeans {

  private final MBeanServer server;

  public GatewayBeans(MBeanServer server) {
    this.server = server;
  }

  /**
   * Asks about the routing.
   *
   * @throws ServiceUnavailableException where the LLM API does not run in this JVM
   */
  public <T> T routing(Function<RoutingMBean, T> question) {
    return ask(RoutingMBean.NAME, RoutingMBean.class, question)
        .orElseThrow(
            () -> new ServiceUnavailableException("The LLM API does not run in this process."));
  }

  /** Empty where the LLM API does not run in this JVM. */
  public <T> Optional<T> ask(Function<GatewayMBean, T> question) {
    return ask(GatewayMBean.NAME, GatewayMBean.class, question);
  }

  private <B, T> Optional<T> ask(String name, Class<B> type, Function<B, T> question) {
    try {
      ObjectName bean = new ObjectName(name);
      return server.isRegistered(bean)
          ? Optional.of(question.apply(JMX.newMBeanProxy(server, bean, type)))
          : Optional.empty();
    } catch (UndeclaredThrowableException goneMeanwhile) {
      return Optional.empty();
    } catch (JMException impossible) {
      throw new IllegalStateException(name + " is a good name", impossible);
    }
  }
}
