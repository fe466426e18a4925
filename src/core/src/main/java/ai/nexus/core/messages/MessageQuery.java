package ai.nexus.core.messages;

import java.time.Instant;
import java.util.Optional;

/**
 * Which stored messages are looked for.
 *
 * @param from the first moment at which their exchange may have ended
 * @param to the first moment at which it may not
 * @param text that one of their strings holds, in capitals or not
 */
public record MessageQuery(
    Optional<String> conversation, Instant from, Instant to, Optional<String> text) {}
