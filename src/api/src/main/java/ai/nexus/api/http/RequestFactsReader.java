package ai.nexus.api.http;

import ai.nexus.api.exchange.CacheHeaders;
import ai.nexus.api.exchange.ConversationId;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from a request's headers what an exchange needs to know beside the body. */
public final class RequestFactsReader {

  public static final String CONVERSATION_HEADER = "X-Conversation-Id";

  // The call's own; OpenAI-Organization and -Project belong to an account, and that is the
  // gateway's.
  private static final List<String> PASSED_ON =
      List.of("openai-beta", "idempotency-key", "traceparent");
  private static final List<String> OF_ANTHROPIC =
      List.of("anthropic-beta", "anthropic-version", "idempotency-key", "traceparent");
  private static final int MAX_TIMEOUT_DIGITS = 9;
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int MAX_RETRY_DIGITS = 9;
  private static final int MAX_RETRY_COUNT = 1000;

  private RequestFactsReader() {}

  /** A conversation id that cannot be used is left out here; {@link #check} refuses it. */
  public static RequestFacts read(
      String endpoint, Operation operation, HttpServletRequest request) {
    Optional<String> named = conversation(request).filter(ConversationId::isUsable);
    return new RequestFacts(
        endpoint,
        operation,
        String.valueOf(request.getAttribute(RequestIdFilter.ATTRIBUTE)),
        Optional.empty(),
        named,
        named.isPresent(),
        retryCount(request.getHeader("x-stainless-retry-count")),
        clientTimeout(request),
        passedOn(operation, request));
  }

  /** The same for a request of one exchange, whose entry it is called after unless it was named. */
  public static RequestFacts readSingle(
      String endpoint, Operation operation, HttpServletRequest request) {
    RequestFacts facts = read(endpoint, operation, request);
    Object entry = request.getAttribute(RequestIdFilter.ENTRY_ATTRIBUTE);
    // Once: an entry whose id is there already would be lost.
    request.removeAttribute(RequestIdFilter.ENTRY_ATTRIBUTE);
    return entry instanceof String id ? facts.asEntry(id) : facts;
  }

  /**
   * @throws GatewayException MALFORMED_REQUEST where a header cannot be used
   */
  public static void check(HttpServletRequest request) {
    conversation(request).ifPresent(named -> ConversationId.check(CONVERSATION_HEADER, named));
  }

  /** What the request says of the cache; not looked into. */
  public static CacheHeaders cacheHeaders(HttpServletRequest request) {
    return new CacheHeaders(
        Collections.list(request.getHeaders("Cache-Control")),
        Collections.list(request.getHeaders("x-nexus-cache")));
  }

  /** An empty header names none, as an empty {@code metadata.conversation_id} does. */
  private static Optional<String> conversation(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(CONVERSATION_HEADER))
        .filter(named -> !named.isEmpty());
  }

  /** Up to {@value #MAX_RETRY_COUNT}; 0 where it is no plain number. */
  private static int retryCount(String text) {
    if (text == null || !DIGITS.matcher(text).matches()) {
      return 0;
    }
    return text.length() > MAX_RETRY_DIGITS
        ? MAX_RETRY_COUNT
        : Math.min(Integer.parseInt(text), MAX_RETRY_COUNT);
  }

  private static List<Map.Entry<String, String>> passedOn(
      Operation operation, HttpServletRequest request) {
    boolean ofAnthropic = operation.dialect() == Dialect.ANTHROPIC;
    List<Map.Entry<String, String>> found = new ArrayList<>(0);
    for (String name : ofAnthropic ? OF_ANTHROPIC : PASSED_ON) {
      String value = request.getHeader(name);
      if (value != null) {
        found.add(Map.entry(name, value));
      }
    }
    return found;
  }

  /** Seconds; openai-python sends its read timeout, openai-node its own for the whole request. */
  private static Optional<Duration> clientTimeout(HttpServletRequest request) {
    return number(request.getHeader("x-stainless-read-timeout"))
        .or(() -> number(request.getHeader("x-stainless-timeout")))
        .filter(seconds -> seconds > 0)
        .map(Duration::ofSeconds);
  }

  /** A whole or decimal number, rounded up; empty where it is none. */
  private static Optional<Long> number(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_TIMEOUT_DIGITS) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text);
      return value >= 0 ? Optional.of((long) Math.ceil(value)) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
