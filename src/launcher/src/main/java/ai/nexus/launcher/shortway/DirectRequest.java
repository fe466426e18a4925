package ai.nexus.launcher.shortway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.glassfish.grizzly.http.server.Request;

/**
 * A short request as the application's filters see it: of the servlet's request what they use, and
 * no more ({@link NotOffered}). The server uses its own request again for another as soon as the
 * answer has ended, so this one lets go of it before.
 */
final class DirectRequest extends HttpServletRequestWrapper {

  private final ServletContext application;
  private final DirectResponse answer;
  private volatile Optional<Request> request;
  private Optional<DirectContext> context = Optional.empty();
  private Optional<DirectInput> body = Optional.empty();

  DirectRequest(Request request, ServletContext application, DirectResponse answer) {
    super(NotOffered.REQUEST);
    this.request = Optional.of(request);
    this.application = application;
    this.answer = answer;
  }

  private Request request() {
    return request.orElseThrow(() -> new IllegalStateException("the answer has ended"));
  }

  /** The filters have returned: the answer has ended, unless it was to come later. */
  void leave() {
    if (context.isPresent()) {
      context.get().leave();
    } else {
      end();
    }
  }

  /** The filters have failed: nothing that comes later shall end the answer. */
  void fail() {
    if (context.isPresent()) {
      context.get().endInFilters();
    } else {
      end();
    }
  }

  /** From now on neither request nor answer reach the server. */
  void end() {
    request = Optional.empty();
    body.ifPresent(DirectInput::end);
    answer.end();
  }

  @Override
  public AsyncContext startAsync() {
    if (context.isPresent()) {
      throw new IllegalStateException("the request is asynchronous already");
    }
    request().getResponse().suspend();
    context = Optional.of(new DirectContext(this, answer));
    return context.get();
  }

  @Override
  public boolean isAsyncStarted() {
    return context.isPresent();
  }

  @Override
  public AsyncContext getAsyncContext() {
    return context.orElseThrow(() -> new IllegalStateException("the request is not asynchronous"));
  }

  @Override
  public ServletInputStream getInputStream() {
    if (body.isEmpty()) {
      body = Optional.of(new DirectInput(request().getInputStream()));
    }
    return body.get();
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public ServletContext getServletContext() {
    return application;
  }

  @Override
  public String getContextPath() {
    return application.getContextPath();
  }

  @Override
  public String getMethod() {
    return request().getMethod().getMethodString();
  }

  @Override
  public String getRequestURI() {
    return request().getRequestURI();
  }

  @Override
  public String getQueryString() {
    return request().getQueryString();
  }

  @Override
  public String getProtocol() {
    return request().getProtocol().getProtocolString();
  }

  @Override
  public String getHeader(String name) {
    return request().getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    List<String> values = new ArrayList<>(1);
    request().getHeaders(name).forEach(values::add);
    return Collections.enumeration(values);
  }

  @Override
  public String getContentType() {
    return request().getContentType();
  }

  @Override
  public long getContentLengthLong() {
    return request().getContentLengthLong();
  }

  @Override
  public Object getAttribute(String name) {
    return request().getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    request().setAttribute(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    request().removeAttribute(name);
  }

  @Override
  public String getRemoteAddr() {
    return request().getRemoteAddr();
  }

  @Override
  public int getRemotePort() {
    return request().getRemotePort();
  }

  @Override
  public int getLocalPort() {
    return request().getLocalPort();
  }

  @Override
  public ServletConnection getServletConnection() {
    return new Connection(
        // As the container (Payara 6) names it: requests of one connection may come either way.
        Long.toString(request().getConnection().getId()), getProtocol(), request().isSecure());
  }

  private record Connection(String id, String protocol, boolean secure)
      implements ServletConnection {

    @Override
    public String getConnectionId() {
      return id;
    }

    @Override
    public String getProtocol() {
      return protocol;
    }

    /** HTTP/1.x has none (Servlet 6.0, ServletConnection). */
    @Override
    public String getProtocolConnectionId() {
      return "";
    }

    @Override
    public boolean isSecure() {
      return secure;
    }
  }
}
