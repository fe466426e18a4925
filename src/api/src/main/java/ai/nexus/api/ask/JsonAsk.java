package ai.nexus.api.ask;

import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.ChatRequestScan;
import java.util.Optional;

/**
 * A request whose body is JSON and names the model; only a provider of its dialect can serve it.
 */
record JsonAsk(Operation operation, ChatRequestScan scan) implements Ask {

  @Override
  public String model() {
    return scan.model();
  }

  @Override
  public boolean stream() {
    return scan.stream();
  }

  @Override
  public Optional<String> conversationId() {
    return scan.conversationId();
  }

  @Override
  public Optional<String> cacheKey() {
    return scan.promptCacheKey();
  }

  @Override
  public boolean usageWanted() {
    return scan.usageRequested();
  }

  @Override
  public byte[] untouched(String upstreamModel) {
    return scan.rewritten(upstreamModel);
  }
}
