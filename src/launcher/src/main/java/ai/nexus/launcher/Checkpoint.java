package ai.nexus.launcher;

/** A place in the start at which it may be given up. */
@FunctionalInterface
interface Checkpoint {

  /**
   * @throws StartupException where the start is not to go on
   */
  void pass() throws StartupException;
}
