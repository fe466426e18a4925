package ai.nexus.wire.openai;

/** The name under which the client asked for a model, where the upstream knows another. */
public record ModelAlias(String upstreamModel, String modelName) {}
