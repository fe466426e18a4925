package ai.nexus.admin.guard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/**
 * Takes a semicolon in a path for a character like any other. JAX-RS takes what follows it for a
 * matrix parameter and leaves it out of the path's own, so that {@code DELETE /messages/a;b} would
 * delete the messages of {@code a} (Jakarta REST 3.1, section 3.7.2).
 */
@PreMatching
public final class PlainPathFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (path.indexOf(';') >= 0) {
      request.setRequestUri(UriBuilder.fromUri(uri).replacePath(path.replace(";", "%3B")).build());
    }
  }
}
