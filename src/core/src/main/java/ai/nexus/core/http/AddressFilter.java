package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Refuses with 400 what the launcher has marked as a request whose path cannot be decoded, or leads
 * above the root ({@code ai.nexus.launcher.listener.AddressFilter}). Init-params: {@code body},
 * {@code content-type}.
 */
public final class AddressFilter implements Filter {

  private static final String ATTRIBUTE = "ai.nexus.bad-address";

  private byte[] body = new byte[0];
  private String contentType = "application/json";

  /** For the container, which calls {@link #init}. */
  public AddressFilter() {}

  AddressFilter(String body, String contentType) {
    this.body = body.getBytes(StandardCharsets.UTF_8);
    this.contentType = contentType;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    body = parameter(config, "body").getBytes(StandardCharsets.UTF_8);
    contentType = parameter(config, "content-type");
  }

  /** Whether the path that the client sent was another, which is none. */
  public static boolean isBad(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isBad(request)) {
      refuse((HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String parameter(FilterConfig config, String name) throws ServletException {
    return Optional.ofNullable(config.getInitParameter(name))
        .orElseThrow(() -> new ServletException("init-param " + name + " is missing"));
  }
}
