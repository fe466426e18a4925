package ai.nexus.testkit.provider;

/** When a provider says what an answer cost. */
public enum UsageReport {
  /** In every JSON answer; in a stream when asked, in one chunk of its own. */
  AS_OPENAI,
  /** Cumulative in every chunk of a stream, asked or not. */
  EVERY_CHUNK,
  NEVER
}
