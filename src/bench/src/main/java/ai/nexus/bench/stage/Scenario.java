package ai.nexus.bench.stage;

/** What the upstream does with a request. Its id is a model at the gateway, a folder at nginx. */
public enum Scenario {
  /** A fixed JSON answer of about 350 bytes. */
  JSON,
  /** A fixed stream of fifty events, all at once. */
  SSE,
  /** A stream at a steady pace, until it is told to end. */
  PACED,
  /** Reads the whole request, then a fixed JSON answer. */
  PROMPT,
  /** A stream as fast as the reader takes it, until it is told to end. */
  FLOOD;

  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean streamed() {
    return this == SSE || this == PACED || this == FLOOD;
  }

  /** Whether nginx gives the answer; the others need {@link LiveUpstream}. */
  boolean fixed() {
    return this == JSON || this == SSE;
  }
}
