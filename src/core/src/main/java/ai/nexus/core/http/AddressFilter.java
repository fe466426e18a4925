package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses with 400 what the launcher has marked as a request whose path cannot be decoded, or leads
 * above the root ({@code ai.nexus.launcher.listener.AddressFilter}). Init-params: {@code body},
 * {@code content-type}.
 */
public final class AddressFilter implements Filter {

  private static final int STATUS = HttpServletResponse.SC_BAD_REQUEST;
  private static final String ATTRIBUTE = "ai.nexus.bad-address";

  private FixedAnswer refusal = new FixedAnswer(STATUS, "", "application/json");

  /** For the container, which calls {@link #init}. */
  public AddressFilter() {}

  AddressFilter(String body, String contentType) {
    this.refusal = new FixedAnswer(STATUS, body, contentType);
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    refusal = FixedAnswer.of(STATUS, config);
  }

  /** Whether the path that the client sent was another, which is none. */
  public static boolean isBad(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isBad(request)) {
      refusal.write((HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
