package ai.nexus.core.catalogue;

import java.time.Instant;

/**
 * One way to reach a model: a provider and the name the model has there.
 *
 * @param modelName the name that clients use
 * @param upstreamModel the name sent upstream; the same unless the model is an alias
 * @param createdAt when the model was registered
 */
public record Target(Provider provider, String modelName, String upstreamModel, Instant createdAt) {

  /** The same where it is called otherwise. */
  Target named(String model, String upstream) {
    return new Target(provider, model, upstream, createdAt);
  }

  public boolean isAlias() {
    return !modelName.equals(upstreamModel);
  }
}
