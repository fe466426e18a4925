package ai.nexus.wire.translate;

import java.time.Instant;

/**
 * What an answer to a client says of itself, whatever the provider said.
 *
 * @param id unique; each dialect puts its own prefix before it
 * @param model as the client named it
 * @param usageWanted whether a stream is to tell the usage where that is the client's choice
 */
public record AnswerIdentity(String id, String model, Instant created, boolean usageWanted) {}
