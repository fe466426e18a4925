package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;

/**
 * The headers that the SDKs read: OpenAI's (openai-python {@code _base_client.py}, openai-node
 * {@code client.ts}), and Anthropic's, which are made alike but for the name of the request's id
 * (anthropic-sdk-python {@code _exceptions.py}). {@code x-request-id} has been set by the filter in
 * front.
 */
public final class ResponseHeaders {

  private static final long BRIEFLY = 1000;
  private static final String VERSION = "2020-10-01";
  private static final String CONVERSATION = "X-Conversation-Id";

  private ResponseHeaders() {}

  static void answer(
      HttpServletResponse response, AnswerHead head, Exchange exchange, Dialect client) {
    for (Map.Entry<String, String> header : head.headers()) {
      response.addHeader(header.getKey(), header.getValue());
    }
    response.setHeader(CONVERSATION, exchange.conversationId());
    ServedBy.tell(response, exchange);
    identify(response, client);
    if (isOpenAis(client) && !response.containsHeader("openai-processing-ms")) {
      response.setHeader("openai-processing-ms", Long.toString(exchange.elapsed().toMillis()));
    }
    if (head.isEventStream()) {
      response.setContentType("text/event-stream; charset=utf-8");
      response.setHeader("Cache-Control", "no-cache, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
    } else {
      response.setContentType(head.contentType());
    }
  }

  static void failure(
      HttpServletResponse response,
      GatewayException failure,
      boolean mayRetry,
      Dialect client,
      Exchange exchange) {
    response.setHeader(CONVERSATION, exchange.conversationId());
    ServedBy.tell(response, exchange);
    failure(response, failure, mayRetry, client);
  }

  /** The headers of an error that the gateway words. */
  public static void failure(
      HttpServletResponse response, GatewayException failure, boolean mayRetry, Dialect client) {
    response.setContentType("application/json");
    identify(response, client);
    response.setHeader("x-should-retry", Boolean.toString(mayRetry));
    if (mayRetry && (failure.failure().status() == 429 || failure.failure().status() == 503)) {
      long wait = failure.retryAfter().map(Duration::toMillis).orElse(BRIEFLY);
      response.setHeader("Retry-After", Long.toString(Math.max(1, (wait + 999) / 1000)));
      response.setHeader("retry-after-ms", Long.toString(wait));
    }
    if (failure.failure().status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
  }

  private static void identify(HttpServletResponse response, Dialect client) {
    if (isOpenAis(client)) {
      setIfAbsent(response, "openai-version", VERSION);
    } else if (client == Dialect.ANTHROPIC) {
      setIfAbsent(response, "request-id", response.getHeader("x-request-id"));
    }
  }

  private static boolean isOpenAis(Dialect client) {
    return client == Dialect.OPENAI || client == Dialect.RESPONSES;
  }

  private static void setIfAbsent(HttpServletResponse response, String name, String value) {
    if (!response.containsHeader(name)) {
      response.setHeader(name, value);
    }
  }
}
