package ai.nexus.core.http;

import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request's line in the access log, written once. What the request says is read at its
 * beginning, because the server reuses the request object as soon as the answer has ended.
 */
final class AccessRecord implements AsyncListener {

  private static final int LONGEST_PATH = 500;
  private static final int LONGEST_AGENT = 200;

  private final EventLog log;
  private final HttpServletResponse response;
  private final long began = System.nanoTime();
  private final String requestId;
  private final String remote;
  private final String method;
  private final String path;
  private final String userAgent;
  private final AtomicBoolean written = new AtomicBoolean();

  AccessRecord(EventLog log, HttpServletRequest request, HttpServletResponse response) {
    this.log = log;
    this.response = response;
    this.requestId = String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE));
    this.remote = request.getRemoteAddr();
    this.method = request.getMethod();
    this.path = cut(request.getRequestURI(), LONGEST_PATH);
    String agent = request.getHeader("user-agent");
    this.userAgent = agent == null ? "" : cut(agent, LONGEST_AGENT);
  }

  void writeWhenEnded(ServletRequest request) {
    if (!request.isAsyncStarted()) {
      write(response.getStatus());
      return;
    }
    int status = response.getStatus();
    try {
      request.getAsyncContext().addListener(this);
    } catch (IllegalStateException endedMeanwhile) {
      write(status);
    }
  }

  void write(int status) {
    if (written.compareAndSet(false, true)) {
      log.log(Level.INFO, method + " " + path + " " + status, fields(status));
    }
  }

  private Map<String, Object> fields(int status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(EventLog.REQUEST_ID, requestId);
    fields.put("remote", remote);
    fields.put("method", method);
    fields.put("path", path);
    fields.put("status", status);
    String length = response.getHeader("content-length");
    if (length != null && ContentLength.isValid(length)) {
      fields.put("bytes", Long.parseLong(length));
    }
    fields.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    fields.put("user_agent", userAgent);
    return fields;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    write(response.getStatus());
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    // The end follows.
  }

  @Override
  public void onError(AsyncEvent event) {
    // The end follows.
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Listeners do not carry over to the next cycle of a request (Servlet 6.0, 9.7).
    event.getAsyncContext().addListener(this);
  }
}
