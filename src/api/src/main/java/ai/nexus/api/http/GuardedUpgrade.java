package ai.nexus.api.http;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;

/**
 * Stands between the container and its handler of an upgraded connection, and ends the connection
 * where the handler cannot begin: the client has had its 101 by then, the container (Payara
 * 6.2025.10) logs what was thrown, and nobody would ever close. To close what the container knows
 * leaves the TCP connection open, so that is cut.
 */
public final class GuardedUpgrade implements HttpUpgradeHandler {

  private HttpUpgradeHandler containers;
  private Runnable cut;
  private volatile boolean failed;

  /**
   * @param cut ends the TCP connection
   */
  public void stand(HttpUpgradeHandler handler, Runnable cut) {
    this.containers = handler;
    this.cut = cut;
  }

  @Override
  public void init(WebConnection connection) {
    try {
      containers.init(connection);
    } catch (RuntimeException | Error bug) {
      failed = true;
      close(connection, bug);
      throw bug;
    }
  }

  private void close(WebConnection connection, Throwable bug) {
    try {
      connection.close();
    } catch (Exception broken) {
      bug.addSuppressed(broken);
    } finally {
      cut.run();
    }
  }

  /** A handler that has not begun has nothing to end; Tyrus (2.1.5) fails where it is told to. */
  @Override
  public void destroy() {
    if (!failed) {
      containers.destroy();
    }
  }
}
