package ai.nexus.core.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt of an exchange that was given up for another, because the upstream failed before it
 * began to answer. So it told no usage; whether its provider charges for it is not known.
 *
 * @param total from the attempt's start until it was given up
 * @param httpStatus the upstream's; empty where it sent none
 * @param errorCode what the client would have been told, had there been no other attempt
 */
public record EarlierAttempt(
    Instant startedAt,
    Duration total,
    long providerId,
    String providerName,
    String upstreamModel,
    Outcome outcome,
    Optional<Integer> httpStatus,
    Optional<String> errorCode) {}
