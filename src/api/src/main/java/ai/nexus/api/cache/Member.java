package ai.nexus.api.cache;

/**
 * One member of a JSON object.
 *
 * @param value its {@link Fingerprint}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Member(String name, byte[] value) {

  static final char TRUE = 't';
  static final char FALSE = 'f';
  static final char NULL = 'n';

  boolean isFalse() {
    return value[0] == FALSE;
  }

  /** Says no: false, or null, which vendors take for not said. */
  boolean isOff() {
    return isFalse() || isNull();
  }

  boolean isNull() {
    return value[0] == NULL;
  }
}
