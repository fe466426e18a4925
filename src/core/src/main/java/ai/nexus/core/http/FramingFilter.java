package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Refuses with 400, and closes the connection, where the head does not say clearly where the body
 * ends (RFC 9112, section 6.3): with both lengths, more than one, or another transfer coding than
 * {@code chunked}. Grizzly (4.0.2) takes such a request to have no body, and reads the body as the
 * next request, which a proxy in front has never seen. It does so even where the connection is to
 * be closed, so whatever else comes on that connection is dropped here. A length that stood before
 * {@code chunked} it forgets; the launcher ({@code ai.nexus.launcher.listener.LengthsFilter})
 * remembers. Init-params: {@code body}, {@code content-type}.
 */
public final class FramingFilter implements Filter {

  private static final int STATUS = HttpServletResponse.SC_BAD_REQUEST;
  private static final String BOTH_LENGTHS = "ai.nexus.both-lengths";

  private final SpoiltConnections spoilt = new SpoiltConnections();
  private FixedAnswer refusal = new FixedAnswer(STATUS, "", "application/json");

  /** For the container, which calls {@link #init}. */
  public FramingFilter() {}

  FramingFilter(String body, String contentType) {
    this.refusal = new FixedAnswer(STATUS, body, contentType);
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    refusal = FixedAnswer.of(STATUS, config);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String connection = request.getServletConnection().getConnectionId();
    if (spoilt.contains(connection)) {
      drop((HttpServletResponse) response);
    } else if (isClear((HttpServletRequest) request)) {
      chain.doFilter(request, response);
    } else {
      spoilt.add(connection);
      refuse((HttpServletResponse) response);
    }
  }

  private static boolean isClear(HttpServletRequest request) {
    if (Boolean.TRUE.equals(request.getAttribute(BOTH_LENGTHS))) {
      return false;
    }
    List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
    List<String> lengths = Collections.list(request.getHeaders("Content-Length"));
    if (codings.isEmpty()) {
      return lengths.isEmpty() || (lengths.size() == 1 && ContentLength.isValid(lengths.get(0)));
    }
    return lengths.isEmpty()
        && codings.size() == 1
        && "chunked".equalsIgnoreCase(codings.get(0))
        && "HTTP/1.1".equals(request.getProtocol());
  }

  /** The client has been answered, and the connection may be closed already. */
  private static void drop(HttpServletResponse response) {
    response.setHeader("Connection", "close");
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
  }

  private void refuse(HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    refusal.write(response);
  }
}
