package ai.nexus.api.resource;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands last before the resources and gives them the {@link HttpCall}. */
public final class HttpCallFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest endsOnce = new Completable((HttpServletRequest) request);
    new HttpCall(endsOnce, (HttpServletResponse) response).enter();
    try {
      chain.doFilter(endsOnce, response);
    } finally {
      HttpCall.leave();
    }
  }

  private static final class Completable extends HttpServletRequestWrapper {

    private SingleEnd context;

    Completable(HttpServletRequest request) {
      super(request);
    }

    @Override
    public AsyncContext startAsync() {
      context = new SingleEnd(super.startAsync());
      return context;
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
      context = new SingleEnd(super.startAsync(request, response));
      return context;
    }

    @Override
    public AsyncContext getAsyncContext() {
      return context == null ? super.getAsyncContext() : context;
    }
  }
}
