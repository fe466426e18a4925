package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.openai.ModelAlias;
import io.vertx.core.http.HttpClientResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the flow for an upstream's response head, and what of that head the client is shown. */
final class AnswerFlows {

  private static final int FIRST_STATUS = 200;
  private static final int FIRST_ERROR_STATUS = 300;
  // Hop by hop, about the upstream's own connection or site, or set by the gateway itself.
  private static final Set<String> WITHHELD =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "content-length",
          "content-type",
          "upgrade",
          "trailer",
          "te",
          "proxy-authenticate",
          "proxy-connection",
          "date",
          "server",
          "via",
          "set-cookie",
          "location",
          "refresh",
          "link",
          "www-authenticate",
          "clear-site-data",
          "content-security-policy",
          "access-control-allow-origin",
          "access-control-allow-credentials",
          "alt-svc",
          "strict-transport-security",
          "x-request-id",
          "x-accel-buffering",
          "cache-control");

  private AnswerFlows() {}

  static AnswerFlow choose(HttpClientResponse response, Answer answer, RelayConfig config) {
    AnswerHead head = head(response, answer.target().provider());
    if (response.statusCode() >= FIRST_ERROR_STATUS || response.statusCode() < FIRST_STATUS) {
      return answer.translation().error(head, answer);
    }
    return head.isEventStream() || head.isOfAmazonsEvents()
        ? answer.translation().stream(head, answer, config)
        : answer.translation().whole(head, answer, config);
  }

  static Optional<ModelAlias> alias(Target target) {
    return target.isAlias()
        ? Optional.of(new ModelAlias(target.upstreamModel(), target.modelName()))
        : Optional.empty();
  }

  private static AnswerHead head(HttpClientResponse answer, Provider provider) {
    Set<String> hopByHop = namedByConnection(answer);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : answer.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!WITHHELD.contains(name) && !isOurs(name) && !hopByHop.contains(name)) {
        String value = UpstreamErrors.withoutKey(provider, header.getValue());
        headers.add(Map.entry(header.getKey(), value));
      }
    }
    String type = answer.getHeader("content-type");
    String length = answer.getHeader("content-length");
    return new AnswerHead(
        answer.statusCode(),
        type == null ? "application/json" : UpstreamErrors.withoutKey(provider, type),
        headers,
        length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length)),
        false);
  }

  /** Another gateway like this one, as an upstream, would tell of its own provider. */
  private static boolean isOurs(String name) {
    return ServedBy.HEADERS.contains(name);
  }

  /** What the upstream itself declares to be hop by hop (RFC 9110, section 7.6.1). */
  private static Set<String> namedByConnection(HttpClientResponse answer) {
    List<String> lines = answer.headers().getAll("connection");
    if (WITHHELD.containsAll(lines)) {
      return Set.of();
    }
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
