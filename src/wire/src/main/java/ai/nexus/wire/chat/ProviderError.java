package ai.nexus.wire.chat;

import java.time.Duration;
import java.util.Optional;

/**
 * An error as a provider tells it, in its answer or in the middle of a stream.
 *
 * @param status the HTTP status that stands for it; a stream's is what the kind of error has
 * @param type in the provider's words
 * @param code in the provider's words
 * @param param the member at fault, named as OpenAI's chats do where the client's words are due
 * @param retryAfter how long to wait before the request is sent again, where the body says so
 * @param requestId the gateway's own, for dialects whose errors hold it
 */
public record ProviderError(
    int status,
    String message,
    Optional<String> type,
    Optional<String> code,
    Optional<String> param,
    Optional<Duration> retryAfter,
    Optional<String> requestId) {

  /** One of a request that has no id yet. */
  public ProviderError(
      int status,
      String message,
      Optional<String> type,
      Optional<String> code,
      Optional<String> param,
      Optional<Duration> retryAfter) {
    this(status, message, type, code, param, retryAfter, Optional.empty());
  }

  /** One that says nothing of sending the request again. */
  public ProviderError(
      int status,
      String message,
      Optional<String> type,
      Optional<String> code,
      Optional<String> param) {
    this(status, message, type, code, param, Optional.empty());
  }

  /** The same where the answer's headers tell how long to wait. */
  public ProviderError waiting(Duration wait) {
    return new ProviderError(status, message, type, code, param, Optional.of(wait), requestId);
  }

  /** The same with another name for the member at fault. */
  public ProviderError at(Optional<String> member) {
    return new ProviderError(status, message, type, code, member, retryAfter, requestId);
  }

  /** The same as the client that sent a request is told it. */
  public ProviderError shown(int underStatus, String ofRequest) {
    return new ProviderError(
        underStatus, message, type, code, param, retryAfter, Optional.of(ofRequest));
  }
}
