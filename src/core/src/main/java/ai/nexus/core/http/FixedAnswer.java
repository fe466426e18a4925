package ai.nexus.core.http;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a filter refuses requests with: one body, which its application words. */
final class FixedAnswer {

  private final int status;
  private final String contentType;
  private final byte[] body;

  FixedAnswer(int status, String body, String contentType) {
    this.status = status;
    this.body = body.getBytes(StandardCharsets.UTF_8);
    this.contentType = contentType;
  }

  /** By the init-params {@code body} and {@code content-type}. */
  static FixedAnswer of(int status, FilterConfig config) throws ServletException {
    return new FixedAnswer(status, parameter(config, "body"), parameter(config, "content-type"));
  }

  static String parameter(FilterConfig config, String name) throws ServletException {
    return Optional.ofNullable(config.getInitParameter(name))
        .orElseThrow(() -> new ServletException("init-param " + name + " is missing"));
  }

  void write(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
