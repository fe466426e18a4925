package ai.nexus.api.relay;

import ai.nexus.api.ask.Upload;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one request is in the words of the provider that it goes to, and what becomes of the
 * provider's answer, by its kind. Used on the exchange's event loop.
 */
interface Translation {

  /** Where the request goes, below the base of the provider's API. */
  String path();

  /**
   * Whether the provider is asked in the client's own dialect, so that its headers mean something.
   */
  boolean isUntouched();

  /** What the provider is sent, or how that begins. */
  byte[] body();

  /** What of a body comes behind its beginning. */
  default Optional<Upload> upload() {
    return Optional.empty();
  }

  /** Of the whole body, where it is known. */
  default OptionalLong length() {
    return OptionalLong.empty();
  }

  /** Of the body. */
  default String contentType() {
    return "application/json";
  }

  /** An answer in events. */
  AnswerFlow stream(AnswerHead head, Answer answer, RelayConfig config);

  /** Any other answer that is well. */
  AnswerFlow whole(AnswerHead head, Answer answer, RelayConfig config);

  /** An answer whose status says that it is an error. */
  AnswerFlow error(AnswerHead head, Answer answer);
}
