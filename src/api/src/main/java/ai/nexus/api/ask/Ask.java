package ai.nexus.api.ask;

import ai.nexus.wire.model.Operation;
import java.util.Optional;

/** A request that has been read as far as it takes to route it. */
public interface Ask {

  Operation operation();

  /** As the client names it. */
  String model();

  /** Whether the answer is to come in events. */
  boolean stream();

  /** Where the body names the conversation that it belongs to. */
  Optional<String> conversationId();

  /**
   * What requests have in common whose prompts begin alike, where the body says it: they are best
   * served by one target, which has that beginning in its cache. OpenAI's {@code prompt_cache_key}
   * alone is meant so (developers.openai.com/api/docs/guides/prompt-caching); Anthropic's {@code
   * metadata.user_id} is there to find abuse.
   */
  default Optional<String> cacheKey() {
    return Optional.empty();
  }

  /** Whether the client asked for a stream's usage, where its dialect leaves it the choice. */
  boolean usageWanted();

  /**
   * The body for a provider that speaks as the client does: what came, byte for byte, but for the
   * model's name and, where it would not tell the usage else, what makes it.
   *
   * @param upstreamModel the provider's name for the model
   */
  byte[] untouched(String upstreamModel);
}
