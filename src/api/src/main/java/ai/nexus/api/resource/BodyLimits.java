package ai.nexus.api.resource;

import ai.nexus.api.exchange.SharedRoom;

/**
 * What bounds the reading of one request's body.
 *
 * @param max longest body that is taken, in bytes
 * @param owner the client key's hash
 * @param room is asked before a body is kept
 * @param pace how fast it has to come
 */
record BodyLimits(long max, String owner, SharedRoom.Share room, BodyPace pace) {}
