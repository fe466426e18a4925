package ai.nexus.api.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;

/**
 * A handshake with the one who sent it as its principal: of all that a filter knows, the container
 * hands on only that to the socket.
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
}
