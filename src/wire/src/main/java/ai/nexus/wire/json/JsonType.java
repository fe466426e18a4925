package ai.nexus.wire.json;

/** The kinds of value that JSON knows (RFC 8259, section 3). */
public enum JsonType {
  OBJECT,
  ARRAY,
  STRING,
  NUMBER,
  TRUE,
  FALSE,
  NULL
}
