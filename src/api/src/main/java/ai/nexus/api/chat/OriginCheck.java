package ai.nexus.api.chat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;

/**
 * Whether a page may open a socket. Programs send no Origin and may; a browser's page may when it
 * comes from this very host and port or from an origin that the operator named.
 */
public final class OriginCheck {

  private final List<String> allowed;

  public OriginCheck(List<String> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  public boolean allows(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || allowed.contains(origin) || isOwn(origin, request.getHeader("Host"));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
