package ai.nexus.api.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the client key in a request's headers: {@code Authorization: Bearer} as the OpenAI SDKs
 * send it, else where the Anthropic, Azure and Gemini SDKs put it.
 */
public final class ClientKeys {

  private static final String BEARER = "bearer ";
  private static final List<String> OTHERS = List.of("x-api-key", "api-key", "x-goog-api-key");

  private ClientKeys() {}

  /** The first there is; credentials of another kind, such as {@code Basic}, are no key. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .flatMap(ClientKeys::bearer)
        .or(() -> other(request));
  }

  private static Optional<String> other(HttpServletRequest request) {
    return OTHERS.stream()
        .map(request::getHeader)
        .filter(key -> key != null && !key.isBlank())
        .map(String::trim)
        .findFirst();
  }

  private static Optional<String> bearer(String authorization) {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return Optional.empty();
    }
    String key = authorization.substring(BEARER.length()).trim();
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }
}
