package ai.nexus.api.routing;

/** What a failed attempt says of its target, and so what is done about it. */
public enum FailureKind {
  /**
   * The provider refused the gateway's key, or its account (401, 402, 403): the key is at fault.
   */
  CREDENTIALS,
  /** The provider takes no more for a while (429): the target is left alone as long as it says. */
  RATE_LIMITED,
  /** No connection, a broken answer or a 5xx: the target may be down. */
  UNAVAILABLE,
  /** No answer in time: the target may be down, and asking it again would take as long again. */
  TIMEOUT,
  /** The request itself was refused (another 4xx): it goes straight back, the target is well. */
  REQUEST,
  /** The gateway has no room for a call to this target, and may have for one to another. */
  OWN,
  /**
   * The gateway ends the exchange, because it stops or has failed itself: nothing is tried again.
   */
  END
}
