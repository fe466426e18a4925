package ai.nexus.launcher.shortway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Response;

/** The answer to a {@link DirectRequest}, which lets go of the server's own with it. */
final class DirectResponse extends HttpServletResponseWrapper {

  private volatile Optional<Response> response;
  private Optional<DirectOutput> body = Optional.empty();

  DirectResponse(Response response) {
    super(NotOffered.RESPONSE);
    this.response = Optional.of(response);
  }

  private Response response() {
    return response.orElseThrow(() -> new IllegalStateException("the answer has ended"));
  }

  /** Of the server, to go on with when nothing here does any more. */
  Response server() {
    return response();
  }

  void end() {
    response = Optional.empty();
    body.ifPresent(DirectOutput::end);
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (body.isEmpty()) {
      body = Optional.of(new DirectOutput(response().getNIOOutputStream()));
    }
    return body.get();
  }

  @Override
  public boolean isCommitted() {
    return response().isCommitted();
  }

  @Override
  public void setStatus(int status) {
    response().setStatus(status);
  }

  @Override
  public int getStatus() {
    return response().getStatus();
  }

  @Override
  public void setHeader(String name, String value) {
    response().setHeader(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    response().addHeader(name, value);
  }

  @Override
  public boolean containsHeader(String name) {
    return response().containsHeader(name);
  }

  @Override
  public String getHeader(String name) {
    return response().getHeader(name);
  }

  @Override
  public void setContentType(String type) {
    response().setContentType(type);
  }

  @Override
  public void setContentLength(int length) {
    response().setContentLength(length);
  }

  @Override
  public void setContentLengthLong(long length) {
    response().setContentLengthLong(length);
  }
}
