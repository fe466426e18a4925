package ai.nexus.api.exchange;

import ai.nexus.core.usage.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How and when an exchange ended.
 *
 * @param httpStatus what the client was answered, or would have been on HTTP; of a stream that
 *     began well the status of the error that ended it
 * @param code the error code that the client was told
 * @param total from the request's arrival to the end
 */
public record Ending(
    Outcome outcome, int httpStatus, Optional<String> code, Instant at, Duration total) {}
