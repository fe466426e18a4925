package ai.nexus.api.relay;

/**
 * An error of a provider's as its client is told.
 *
 * @param status that the provider's own words stand for, whatever status it sent
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
record ErrorWords(byte[] body, int status) {}
