package ai.nexus.wire.chat;

/** Up to the part that carries it a prompt shall be kept in the provider's cache, so long. */
public enum CacheMark {
  FIVE_MINUTES,
  ONE_HOUR
}
