package ai.nexus.api.relay;

import java.time.Duration;
import java.util.Optional;

/**
 * An error of a provider's as its client is told.
 *
 * @param status that the provider's own words stand for, whatever status it sent
 * @param retryAfter how long they ask to wait
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
record ErrorWords(byte[] body, int status, Optional<Duration> retryAfter) {}
