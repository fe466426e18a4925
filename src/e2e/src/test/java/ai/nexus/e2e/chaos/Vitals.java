package ai.nexus.e2e.chaos;

/**
 * What a process holds.
 *
 * @param files open files and sockets
 * @param heap bytes that live in it after a full collection
 * @param direct bytes of buffers outside of it
 */
record Vitals(long files, long threads, long heap, long direct) {

  private static final long MIB = 1 << 20;

  /** Whether there is no more of anything than in these, but for what comes and goes. */
  boolean isNoMoreThan(Vitals before, Vitals slack) {
    return files <= before.files + slack.files
        && threads <= before.threads + slack.threads
        && heap <= before.heap + slack.heap
        && direct <= before.direct + slack.direct;
  }

  @Override
  public String toString() {
    return "%d files, %d threads, %.1f MiB of heap, %.1f MiB of buffers"
        .formatted(files, threads, (double) heap / MIB, (double) direct / MIB);
  }
}
