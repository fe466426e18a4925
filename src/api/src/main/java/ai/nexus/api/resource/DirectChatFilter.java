package ai.nexus.api.resource;

import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Takes chat completions to their endpoint without JAX-RS, which would do nothing for them but find
 * the method, and costs more than a quarter of all processor time of a short answer (ADR 6).
 * Whatever is addressed otherwise goes on to JAX-RS.
 */
public final class DirectChatFilter implements Filter {

  private static final EventLog LOG = EventLog.of(DirectChatFilter.class);

  private final ChatEndpoint endpoint;
  private Set<String> paths = Set.of();

  public DirectChatFilter(ChatEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void init(FilterConfig config) {
    String root = config.getServletContext().getContextPath() + "/";
    paths = Set.of(root + ChatPaths.CHAT, root + ChatPaths.CHAT_WITHOUT_VERSION);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    if ("POST".equals(http.getMethod()) && paths.contains(http.getRequestURI())) {
      answer(http, (HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      Caller caller = endpoint.authenticate(request);
      AsyncContext context = request.startAsync();
      context.setTimeout(0);
      endpoint.answer(caller, request, response, SuspendedResponse.of(context));
    } catch (GatewayException refused) {
      FailureAnswer.write(response, refused);
    } catch (RuntimeException bug) {
      fail(request, response, bug);
    }
  }

  private static void fail(
      HttpServletRequest request, HttpServletResponse response, RuntimeException bug)
      throws IOException {
    GatewayException failure =
        new GatewayException(
            Failure.INTERNAL, "The gateway failed on this request. It has been logged.", bug);
    String requestId = String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE));
    LOG.log(failure.failure().logLevel(), requestId, failure.getMessage(), Map.of(), bug);
    FailureAnswer.write(response, failure);
    if (request.isAsyncStarted()) {
      request.getAsyncContext().complete();
    }
  }
}
