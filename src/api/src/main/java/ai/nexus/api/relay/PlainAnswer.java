package ai.nexus.api.relay;

/**
 * A provider's answer to a request that belongs to no exchange, had whole.
 *
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
public record PlainAnswer(int status, String contentType, byte[] body) {}
