package ai.nexus.core.catalogue;

import java.time.Instant;

/**
 * One way to reach a model: a provider, one of its keys and the name the model has there.
 *
 * @param modelName the name that clients use
 * @param upstreamModel the name sent upstream; the same unless the model is an alias
 * @param createdAt when the model was registered
 * @param placement where it stands among the model's targets
 */
public record Target(
    Provider provider,
    String modelName,
    String upstreamModel,
    Instant createdAt,
    Placement placement) {

  /** One that stands where nobody has said where. */
  public Target(Provider provider, String modelName, String upstreamModel, Instant createdAt) {
    this(provider, modelName, upstreamModel, createdAt, Placement.DEFAULT);
  }

  /** The same where it is called otherwise. */
  Target named(String model, String upstream) {
    return new Target(provider, model, upstream, createdAt, placement);
  }

  public boolean isAlias() {
    return !modelName.equals(upstreamModel);
  }
}
