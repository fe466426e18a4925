package ai.nexus.admin.cache;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.metrics.CacheMetric;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** {@code /cache}: the answers that the LLM API keeps in this process, by its MBean. */
@Path("/cache")
public class CacheResource {

  private static final String[] ATTRIBUTES =
      Stream.of(CacheMetric.values()).map(CacheMetric::attribute).toArray(String[]::new);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> state() throws JMException {
    try {
      Map<String, Object> state = new LinkedHashMap<>();
      for (Attribute figure : server.getAttributes(name(), ATTRIBUTES).asList()) {
        state.put(figure.getName().toLowerCase(Locale.ROOT), figure.getValue());
      }
      return state;
    } catch (InstanceNotFoundException off) {
      throw thereIsNone(off);
    }
  }

  /** Lets go of all answers. Counts go on. */
  @DELETE
  public void clear() throws JMException {
    try {
      server.invoke(name(), CacheMetric.CLEAR, new Object[0], new String[0]);
    } catch (InstanceNotFoundException off) {
      throw thereIsNone(off);
    }
  }

  private static ObjectName name() throws JMException {
    return new ObjectName(CacheMetric.BEAN);
  }

  private static GatewayException thereIsNone(InstanceNotFoundException off) {
    return new GatewayException(
        Failure.NOT_FOUND,
        "No answers are kept in this process: nexus.cache.enabled is not true, or the LLM API does"
            + " not run here.",
        off);
  }
}
