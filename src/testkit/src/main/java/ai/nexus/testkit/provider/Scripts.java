package ai.nexus.testkit.provider;

import ai.nexus.testkit.provider.openai.OpenAiJson;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers that are no answers. */
public final class Scripts {

  private static final String JSON = "application/json";

  private Scripts() {}

  /** An error in OpenAI's shape, with headers such as {@code Retry-After}. */
  public static Script error(int status, String message, Map<String, String> headers) {
    byte[] body =
        OpenAiJson.error(
            message, "scripted_error", Json.createValue("scripted"), Json.createValue("scripted"));
    return fixed(status, JSON, body, headers);
  }

  public static Script error(int status, String message) {
    return error(status, message, Map.of());
  }

  /** The vendor's own status and words for this fault, whichever vendor was asked. */
  public static Script failing(Fault fault) {
    return failing(fault, Map.of());
  }

  public static Script failing(Fault fault, Map<String, String> headers) {
    return (request, output) -> output.refuse(fault, headers);
  }

  /** Any status and body. */
  public static Script fixed(int status, String type, byte[] body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", type);
    return (request, output) -> {
      output.head(status, all, Framing.LENGTH, body.length);
      output.send(body);
      output.end();
    };
  }

  /** A stream that begins well and goes on with something that is no event of the vendor's. */
  public static Script malformedStream(String garbage) {
    return (request, output) -> {
      byte[] first = output.compose(request, Reply.of(""), UsageReport.NEVER).events().get(0);
      output.head(200, Map.of("Content-Type", "text/event-stream"), Framing.CHUNKED, 0);
      output.send(first);
      output.send(garbage.getBytes(StandardCharsets.UTF_8));
      output.end();
    };
  }

  /** Takes the request and says nothing until the gateway hangs up. */
  public static Script neverAnswering() {
    return (request, output) -> output.hang();
  }

  /** Takes the request and closes the connection. */
  public static Script closing() {
    return (request, output) -> output.cut();
  }

  /** Answers well, and closes the kept-alive connection without having said so. */
  public static Script closingAfter(ChatAnswer answer) {
    return (request, output) -> {
      answer.answer(request, output);
      output.closeUnannounced();
    };
  }

  /**
   * Closes the connection unanswered, once, when a request arrives on one that was used before:
   * what a gateway sees whose pooled connection died while it lay there.
   */
  public static Script droppingOneReused(FakeProvider provider, Script answer) {
    var dropped = new AtomicInteger();
    return (request, output) -> {
      int connection = output.request().connection();
      boolean reused =
          provider.requests().stream().filter(other -> other.connection() == connection).count()
              > 1;
      if (reused && dropped.getAndIncrement() == 0) {
        output.cut();
      } else {
        answer.answer(request, output);
      }
    };
  }

  /** The first request as one script says, all later ones as another. */
  public static Script firstThen(Script first, Script later) {
    var count = new AtomicInteger();
    return (request, output) ->
        (count.getAndIncrement() == 0 ? first : later).answer(request, output);
  }
}
