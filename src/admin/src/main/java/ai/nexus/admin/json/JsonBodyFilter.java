package ai.nexus.admin.json;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Set;

/**
 * Lets a write pass only as JSON. A browser sends other types across origins without asking first,
 * so this also keeps foreign pages from writing. Only a write that needs no body may have none.
 */
public final class JsonBodyFilter implements ContainerRequestFilter {

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (READS.contains(request.getMethod())) {
      return;
    }
    MediaType type = request.getMediaType();
    if (type == null && !request.hasEntity()) {
      requireNoBodyNeeded();
    } else if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
      throw new GatewayException(
          Failure.UNSUPPORTED_MEDIA_TYPE,
          "The body must be JSON; send the header Content-Type: application/json.");
    }
  }

  private void requireNoBodyNeeded() {
    if (Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(Fields.class)) {
      throw FieldsReader.emptyBody();
    }
  }
}
