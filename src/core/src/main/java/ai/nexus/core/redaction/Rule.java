package ai.nexus.core.redaction;

/** Something that must not be stored, and how it is found. For many threads. */
interface Rule {

  /** What stands behind the colon of {@code [redacted:name]}. */
  String name();

  /**
   * @return the text with each find replaced by {@link #mark()}; the very same where there was none
   */
  String apply(String text, Deadline deadline);

  default String mark() {
    return "[redacted:" + name() + "]";
  }
}
