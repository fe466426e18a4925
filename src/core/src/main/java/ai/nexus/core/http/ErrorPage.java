package ai.nexus.core.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers in the application's own form what the server refuses by itself, as it does below {@code
 * /WEB-INF}; its own page would name it. Init-params: {@code body}, in which <code>${status}</code>
 * stands for the number, and {@code content-type}.
 */
public final class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private String body = "";
  private String contentType = "application/json";

  /** For the container, which calls {@link #init}. */
  public ErrorPage() {}

  ErrorPage(String body, String contentType) {
    this.body = body;
    this.contentType = contentType;
  }

  @Override
  public void init(ServletConfig config) throws ServletException {
    super.init(config);
    body = parameter("body");
    contentType = parameter("content-type");
  }

  private String parameter(String name) throws ServletException {
    return Optional.ofNullable(getInitParameter(name))
        .orElseThrow(() -> new ServletException("init-param " + name + " is missing"));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = statusOf(request);
    byte[] shown =
        body.replace("${status}", Integer.toString(status)).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(shown.length);
    response.getOutputStream().write(shown);
  }

  /** Asked for by its own address, the page is not there. */
  private static int statusOf(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : HttpServletResponse.SC_NOT_FOUND;
  }
}
