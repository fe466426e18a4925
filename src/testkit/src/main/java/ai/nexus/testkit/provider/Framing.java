package ai.nexus.testkit.provider;

/** How the end of a body is told (RFC 9112, section 6). */
public enum Framing {
  CHUNKED,
  LENGTH,
  UNTIL_CLOSE
}
