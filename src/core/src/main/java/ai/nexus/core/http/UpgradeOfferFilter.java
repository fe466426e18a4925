package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a request that offers another protocol be read and answered as the HTTP/1.1 request that it
 * is. The JDK's client offers h2c with each first request on a connection.
 *
 * <p>Grizzly takes such an offer for accepted (4.0.2, {@code HttpCodecFilter.onIncomingUpgrade}):
 * it hands the body on raw and without an end, and closes the connection behind the answer without
 * saying so. So the body is given its end here, and the answer says that the connection closes.
 */
public final class UpgradeOfferFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if (http.getHeader("Upgrade") == null || isHandshake(http)) {
      chain.doFilter(request, response);
      return;
    }
    ((HttpServletResponse) response).setHeader("Connection", "close");
    chain.doFilter(new UpgradeOffer(http), response);
  }

  /** A WebSocket's opening handshake, which has no body (RFC 6455, section 4.1). */
  private static boolean isHandshake(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && request.getHeader("Sec-WebSocket-Key") != null;
  }
}
