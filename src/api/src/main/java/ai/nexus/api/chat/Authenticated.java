package ai.nexus.api.chat;

import ai.nexus.api.http.GuardedUpgrade;
import ai.nexus.api.http.TcpConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;

/**
 * A handshake as the container is to see it, with the one who sent it as its principal: of all that
 * a filter knows, the container hands on only that to the socket. The query has been read and is
 * left out: Tyrus (2.1.5, {@code TyrusEndpointWrapper.getURI}) makes a URI of it behind the 101,
 * and fails where it holds what a URI may not, as {@code a=|}, which browsers send.
 */
public final class Authenticated extends HttpServletRequestWrapper {

  private final Principal principal;

  public Authenticated(HttpServletRequest request, Principal principal) {
    super(request);
    this.principal = principal;
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public String getQueryString() {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    try {
      T containers = type.getDeclaredConstructor().newInstance();
      super.upgrade(GuardedUpgrade.class).stand(containers, TcpConnection.of(this)::cut);
      return containers;
    } catch (ReflectiveOperationException unlikely) {
      return super.upgrade(type);
    }
  }
}
