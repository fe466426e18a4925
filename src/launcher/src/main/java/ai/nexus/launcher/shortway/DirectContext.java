package ai.nexus.launcher.shortway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.http.server.Response;

/**
 * The end of an answer that comes after the filters have returned, from whichever thread. Where it
 * comes before, on another thread, the one that is still in the filters ends it, as a container
 * does: the server is not told of the end of what it is still in.
 */
final class DirectContext implements AsyncContext {

  private static final Logger LOG = Grizzly.logger(DirectContext.class);

  private enum State {
    IN_FILTERS,
    ENDED_IN_FILTERS,
    LEFT,
    ENDED
  }

  private final DirectRequest request;
  private final DirectResponse response;
  // Added in the filters, told behind them.
  private final List<AsyncListener> listeners = new ArrayList<>(1);
  private final AtomicReference<State> state = new AtomicReference<>(State.IN_FILTERS);

  DirectContext(DirectRequest request, DirectResponse response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public void complete() {
    if (state.compareAndSet(State.LEFT, State.ENDED)) {
      end().resume();
    } else if (!state.compareAndSet(State.IN_FILTERS, State.ENDED_IN_FILTERS)) {
      throw new IllegalStateException("the answer has ended");
    }
  }

  /** The filters have returned. */
  void leave() {
    if (!state.compareAndSet(State.IN_FILTERS, State.LEFT)) {
      endInFilters();
    }
  }

  /** Where the filters fail, too: who would end the answer later comes too late. */
  void endInFilters() {
    state.set(State.ENDED);
    goOn(end());
  }

  /** As if nothing had been suspended: the server is about to learn whether it is. */
  private static void goOn(Response server) {
    var suspended = (Response.SuspendedContextImpl) server.getSuspendContext();
    suspended.markResumed();
    suspended.getSuspendStatus().reset();
  }

  /**
   * @return what the server goes on with
   */
  private Response end() {
    Response server = response.server();
    listeners.forEach(this::tell);
    request.end();
    return server;
  }

  private void tell(AsyncListener listener) {
    try {
      listener.onComplete(new AsyncEvent(this, request, response));
    } catch (IOException | RuntimeException | Error failed) {
      LOG.log(Level.WARNING, "A listener failed at the end of an answer", failed);
    }
  }

  @Override
  public ServletRequest getRequest() {
    return request;
  }

  @Override
  public ServletResponse getResponse() {
    return response;
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return true;
  }

  @Override
  public void addListener(AsyncListener listener) {
    if (state.get() == State.ENDED) {
      throw new IllegalStateException("the answer has ended");
    }
    listeners.add(listener);
  }

  /**
   * @param timeout 0, none: who answers has time limits of its own
   */
  @Override
  public void setTimeout(long timeout) {
    if (timeout != 0) {
      throw new UnsupportedOperationException("a short request has no time limit of the server's");
    }
  }

  @Override
  public long getTimeout() {
    return 0;
  }

  @Override
  public void addListener(AsyncListener listener, ServletRequest asked, ServletResponse answer) {
    throw notOffered();
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) {
    throw notOffered();
  }

  @Override
  public void dispatch() {
    throw notOffered();
  }

  @Override
  public void dispatch(String path) {
    throw notOffered();
  }

  @Override
  public void dispatch(ServletContext application, String path) {
    throw notOffered();
  }

  @Override
  public void start(Runnable work) {
    throw notOffered();
  }

  private static UnsupportedOperationException notOffered() {
    return new UnsupportedOperationException("not there for short requests");
  }
}
