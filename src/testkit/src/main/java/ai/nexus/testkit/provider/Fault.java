package ai.nexus.testkit.provider;

/** What can go wrong at a vendor; each says it with a status and words of its own. */
public enum Fault {
  BAD_REQUEST,
  BAD_KEY,
  NOT_ALLOWED,
  CONTEXT_TOO_LONG,
  RATE_LIMIT,
  SERVER_ERROR,
  OVERLOADED
}
