package ai.nexus.api.ask;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.gemini.GeminiClient;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.openai.chat.client.OpenAiClient;
import ai.nexus.wire.openai.responses.client.ResponsesClient;
import ai.nexus.wire.translate.ClientDialect;
import java.time.Duration;
import java.util.Optional;

/** The words in which clients are answered. */
public final class Clients {

  private static final ClientDialect OPENAI = new OpenAiClient();
  private static final ClientDialect RESPONSES = new ResponsesClient();
  private static final ClientDialect ANTHROPIC = new AnthropicClient();
  private static final ClientDialect GEMINI = new GeminiClient();
  private static final Duration SOON = Duration.ofSeconds(1);

  private Clients() {}

  public static ClientDialect of(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> OPENAI;
      case RESPONSES -> RESPONSES;
      case ANTHROPIC -> ANTHROPIC;
      case GEMINI -> GEMINI;
      case BEDROCK -> throw new IllegalArgumentException("no client speaks as Bedrock does");
    };
  }

  /** Whom a path is for, whether or not there is anything at it. */
  public static ClientDialect at(String path) {
    if (path.startsWith("/v1/messages")) {
      return ANTHROPIC;
    }
    return path.startsWith("/v1beta/") ? GEMINI : OPENAI;
  }

  /**
   * A failure of the gateway's as a client's dialect can word it.
   *
   * @param requestId empty where the request is too broken to have one
   */
  public static ProviderError told(GatewayException failure, Optional<String> requestId) {
    Failure kind = failure.failure();
    boolean soon = kind.retryable() && (kind.status() == 429 || kind.status() == 503);
    return new ProviderError(
        kind.status(),
        failure.getMessage(),
        Optional.of(kind.type()),
        kind.code(),
        failure.param(),
        soon ? failure.retryAfter().or(() -> Optional.of(SOON)) : Optional.empty(),
        requestId);
  }
}
