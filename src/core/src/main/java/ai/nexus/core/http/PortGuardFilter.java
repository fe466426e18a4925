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

/**
 * Answers 404 on the other application's port. The server already keeps the two apart; this holds
 * also where one was deployed to all listeners by mistake, so that admin never shows on the API's
 * port. Init-params: {@code other} ({@code api} or {@code admin}), {@code body}, {@code
 * content-type}.
 */
public final class PortGuardFilter implements Filter {

  private static final int STATUS = HttpServletResponse.SC_NOT_FOUND;
  private int otherPort;
  private FixedAnswer refusal = new FixedAnswer(STATUS, "", "application/json");

  /** For the container, which calls {@link #init}. */
  public PortGuardFilter() {}

  PortGuardFilter(int otherPort, String body, String contentType) {
    this.otherPort = otherPort;
    this.refusal = new FixedAnswer(STATUS, body, contentType);
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    HomeConfig home = HomeConfig.read(SettingsReader.ofMicroProfile());
    otherPort =
        switch (FixedAnswer.parameter(config, "other")) {
          case "api" -> home.apiPort();
          case "admin" -> home.adminPort();
          default -> throw new ServletException("init-param other must be api or admin");
        };
    refusal = FixedAnswer.of(STATUS, config);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() == otherPort) {
      refusal.write((HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
