package ai.nexus.wire.chat;

import ai.nexus.wire.model.UpstreamFormatException;

/** What came for an answer, under a status that is well, is an error that the provider tells. */
public final class ToldErrorException extends UpstreamFormatException {

  private static final long serialVersionUID = 1L;

  private final transient ProviderError error;

  public ToldErrorException(ProviderError error) {
    super("the answer is an error: " + error.message());
    this.error = error;
  }

  public ProviderError error() {
    return error;
  }
}
