package ai.nexus.wire.openai.responses.provider;

/**
 * Counts the calls of one stream, of which the last alone is open: other vendors' streams have no
 * form for fragments of several that are mixed.
 */
final class CallCounter {

  private int count;
  private boolean open;

  int begin() {
    open = true;
    return count++;
  }

  boolean any() {
    return count > 0;
  }

  boolean isOpen(int call) {
    return open && call == count - 1;
  }

  /** Something else than a call follows. */
  void close() {
    open = false;
  }
}
