package ai.nexus.api.resource;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The resources of the LLM API, named one by one: nothing is scanned for. */
@ApplicationPath("/")
public class ApiApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        OperationResource.class,
        StoredResponsesResource.class,
        ModelsResource.class,
        FailureMapper.class);
  }

  /**
   * Features of Jersey that this application has no use for; other implementations ignore these.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.disableMoxyJson", true,
        "jersey.config.beanValidation.disable.server", true);
  }
}
