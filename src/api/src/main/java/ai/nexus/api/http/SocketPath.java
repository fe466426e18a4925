package ai.nexus.api.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path of a WebSocket. The container finds a socket by the address as it was sent (Tyrus 2.1.5,
 * {@code TyrusServletUpgrade}), but filters by one without dots, doubled slashes, parameters and
 * escapes: who admits by the latter lets in what the former does not know.
 *
 * @param value below the application, such as {@code /ws/chat}
 */
public record SocketPath(String value) {

  public boolean isOf(HttpServletRequest request) {
    return (request.getServletContext().getContextPath() + value).equals(request.getRequestURI());
  }

  @Override
  public String toString() {
    return value;
  }
}
