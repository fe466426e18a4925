package ai.nexus.api.resource;

import ai.nexus.api.ask.Address;
import ai.nexus.api.http.FailureAnswer;
import ai.nexus.api.relay.AnswerEnds;
import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.core.keys.Caller;
import ai.nexus.core.log.EventLog;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what models are asked for to its endpoint without JAX-RS, which would do nothing for them
 * but find the method, and costs more than a quarter of all processor time of a short answer (ADR
 * 6). Whatever is addressed otherwise goes on to JAX-RS.
 */
public final class DirectFilter implements Filter {

  private static final EventLog LOG = EventLog.of(DirectFilter.class);

  private final HttpEndpoint endpoint;

  public DirectFilter(HttpEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<Address> address =
        "POST".equals(http.getMethod()) ? Address.at(pathOf(http)) : Optional.empty();
    if (address.isPresent()) {
      answer(address.get(), http, (HttpServletResponse) response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String pathOf(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private void answer(Address address, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Caller caller = endpoint.caller(request);
      if (!endpoint.knows(caller) && AnswerEnds.areOnConnectionThread(request)) {
        AsyncContext context = startAsync(request);
        endpoint.lookUp(() -> answerLater(address, caller, request, response, context));
      } else {
        endpoint.check(caller);
        answer(address, caller, request, response, startAsync(request));
      }
    } catch (GatewayException refused) {
      refuse(request, response, refused);
    } catch (RuntimeException | Error bug) {
      refuse(request, response, logged(request, bug));
    }
  }

  private static AsyncContext startAsync(HttpServletRequest request) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    return context;
  }

  private void answer(
      Address address,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      AsyncContext context) {
    endpoint.answer(address, caller, request, response, SuspendedResponse.of(context));
  }

  /** Where the key has been looked up. The body is there, so that nothing else is waited for. */
  private void answerLater(
      Address address,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      AsyncContext context) {
    try {
      endpoint.check(caller);
      answer(address, caller, request, response, context);
    } catch (GatewayException refused) {
      endLater(request, response, refused);
    } catch (RuntimeException | Error bug) {
      endLater(request, response, logged(request, bug));
    }
  }

  private static GatewayException logged(HttpServletRequest request, Throwable bug) {
    GatewayException failure =
        new GatewayException(
            Failure.INTERNAL, "The gateway failed on this request. It has been logged.", bug);
    String requestId = String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE));
    LOG.log(failure.failure().logLevel(), requestId, failure.getMessage(), Map.of(), bug);
    return failure;
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, GatewayException failure)
      throws IOException {
    if (request.isAsyncStarted()) {
      endLater(request, response, failure);
    } else {
      FailureAnswer.write(request, response, failure);
    }
  }

  private void endLater(
      HttpServletRequest request, HttpServletResponse response, GatewayException failure) {
    endpoint.ends(request).execute(() -> end(request, response, failure));
  }

  private static void end(
      HttpServletRequest request, HttpServletResponse response, GatewayException failure) {
    AsyncContext context = request.getAsyncContext();
    try {
      FailureAnswer.write(request, response, failure);
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A client left before its answer: " + gone);
    } finally {
      context.complete();
    }
  }
}
