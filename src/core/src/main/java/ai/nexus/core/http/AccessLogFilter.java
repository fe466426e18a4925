package ai.nexus.core.http;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Logs one record for each request on logger {@code ai.nexus.access.<name>}, when its answer has
 * ended. Init-param: {@code name} ({@code api} or {@code admin}). The path is logged without the
 * query, which may hold a secret.
 */
public final class AccessLogFilter implements Filter {

  private static final String PREFIX = "ai.nexus.access.";

  private EventLog log;

  /** For the container, which calls {@link #init}. */
  public AccessLogFilter() {
    this(PREFIX + "unnamed");
  }

  AccessLogFilter(String logger) {
    this.log = EventLog.named(logger);
  }

  @Override
  public void init(FilterConfig config) throws ServletException {
    String name = config.getInitParameter("name");
    if (name == null) {
      throw new ServletException("init-param name is missing");
    }
    log = EventLog.named(PREFIX + name);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!log.isLoggable(Level.INFO)) {
      chain.doFilter(request, response);
      return;
    }
    AccessRecord record =
        new AccessRecord(log, (HttpServletRequest) request, (HttpServletResponse) response);
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failed) {
      record.write(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      throw failed;
    }
    record.writeWhenEnded(request);
  }
}
