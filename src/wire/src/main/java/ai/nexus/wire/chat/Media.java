package ai.nexus.wire.chat;

import java.util.Optional;

/** Where the content of an image, a document or a sound is. */
public sealed interface Media {

  /**
   * In the request itself.
   *
   * @param type its media type, such as {@code image/png}
   * @param base64 the content, as it stood in the request
   */
  record Inline(String type, String base64) implements Media {}

  /**
   * Behind an address that the provider fetches; the gateway never does.
   *
   * @param type its media type where the client said one
   */
  record Link(String url, Optional<String> type) implements Media {}

  /** Uploaded to the provider before; its id means nothing to another one. */
  record Stored(String id) implements Media {}
}
