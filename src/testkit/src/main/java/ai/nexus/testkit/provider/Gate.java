package ai.nexus.testkit.provider;

/** Holds a script back until the test has seen what it wanted to see. */
public final class Gate {

  private volatile boolean open;

  public void open() {
    open = true;
  }

  boolean isOpen() {
    return open;
  }
}
