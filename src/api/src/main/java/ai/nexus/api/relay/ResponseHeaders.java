package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.error.GatewayException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * The headers that OpenAI's SDKs read (openai-python {@code _base_client.py}, openai-node {@code
 * client.ts}); {@code x-request-id} has been set by the filter in front.
 */
public final class ResponseHeaders {

  private static final String VERSION = "2020-10-01";
  private static final String CONVERSATION = "X-Conversation-Id";

  private ResponseHeaders() {}

  static void answer(HttpServletResponse response, AnswerHead head, Exchange exchange) {
    for (Map.Entry<String, String> header : head.headers()) {
      response.addHeader(header.getKey(), header.getValue());
    }
    response.setHeader(CONVERSATION, exchange.conversationId());
    setIfAbsent(response, "openai-version", VERSION);
    if (!response.containsHeader("openai-processing-ms")) {
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
      HttpServletResponse response, GatewayException failure, boolean mayRetry, Exchange exchange) {
    response.setHeader(CONVERSATION, exchange.conversationId());
    failure(response, failure, mayRetry);
  }

  /** The headers of an error that the gateway words. */
  public static void failure(
      HttpServletResponse response, GatewayException failure, boolean mayRetry) {
    response.setContentType("application/json");
    setIfAbsent(response, "openai-version", VERSION);
    response.setHeader("x-should-retry", Boolean.toString(mayRetry));
    if (mayRetry && (failure.failure().status() == 429 || failure.failure().status() == 503)) {
      response.setHeader("Retry-After", "1");
      response.setHeader("retry-after-ms", "1000");
    }
    if (failure.failure().status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
  }

  private static void setIfAbsent(HttpServletResponse response, String name, String value) {
    if (!response.containsHeader(name)) {
      response.setHeader(name, value);
    }
  }
}
