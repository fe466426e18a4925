package ai.nexus.core.http;

import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.SettingsReader;
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
 * Answers 404 on the other application's port. The server already keeps the two apart; this holds
 * also where one was deployed to all listeners by mistake, so that admin never shows on the API's
 * port. Init-params: {@code other} ({@code api} or {@code admin}), {@code body}, {@code
 * content-type}.
 */
public final class PortGuardFilter implements Filter {

  private int otherPort;
  private byte[] body = new byte[0];
  private String contentType = "application/json";

  /** For the container, which calls {@link #init}. */
  public PortGuardFilter() {}

  PortGuardFilter(int otherPort, String body, String contentType) {
    this.otherPort = otherPort;
    this.body = body.getBytes(StandardCharsets.UTF_8);
    this.contentType = contentType;
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    HomeConfig home = HomeConfig.read(SettingsReader.ofMicroProfile());
    otherPort =
        switch (parameter(config, "other")) {
          case "api" -> home.apiPort();
          case "admin" -> home.adminPort();
          default -> throw new ServletException("init-param other must be api or admin");
        };
    body = parameter(config, "body").getBytes(StandardCharsets.UTF_8);
    contentType = parameter(config, "content-type");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() == otherPort) {
      refuse((HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String parameter(FilterConfig config, String name) throws ServletException {
    return Optional.ofNullable(config.getInitParameter(name))
        .orElseThrow(() -> new ServletException("init-param " + name + " is missing"));
  }
}
