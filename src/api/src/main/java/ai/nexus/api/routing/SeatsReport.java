package ai.nexus.api.routing;

/**
 * The requests of one provider that are open or wait at one moment, and as many as there may be.
 * More than may be are open after an edit.
 */
public record SeatsReport(int open, int most, int waiting, int mostWaiting) {

  /** Whether another request has to wait. */
  public boolean isFull() {
    return open >= most || waiting > 0;
  }

  /** Whether another one may wait. */
  public boolean hasQueue() {
    return waiting < mostWaiting;
  }
}
