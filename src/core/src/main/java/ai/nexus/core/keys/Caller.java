package ai.nexus.core.keys;

/**
 * Who sends a request: a client key that is valid now.
 *
 * @param keyHash names the key in the catalogue
 * @param keyHint the part of the key that may be shown
 */
public record Caller(String keyHash, String keyHint) {}
