package ai.nexus.api.realtime;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Stands between the container and its handler of an upgraded connection. Tyrus (2.1.5, {@code
 * ProtocolHandler.close}) closes the connection right behind its close frame; where the client is
 * still sending, the system answers that with a reset, and the client may never read why. So the
 * first close is left out: the second comes when the client has answered the frame or left (RFC
 * 6455, section 7.1.1). Who lets linger has to cut in the end.
 */
public final class LingeringUpgrade implements HttpUpgradeHandler {

  private HttpUpgradeHandler containers;
  private BooleanSupplier lingers;

  /**
   * @param lingers asked at each close
   */
  void stand(HttpUpgradeHandler handler, BooleanSupplier lingers) {
    this.containers = handler;
    this.lingers = lingers;
  }

  @Override
  public void init(WebConnection connection) {
    containers.init(new Lingering(connection, lingers));
  }

  @Override
  public void destroy() {
    containers.destroy();
  }

  @SuppressWarnings("try") // close() throws what the Servlet API says.
  private static final class Lingering implements WebConnection {

    private final WebConnection connection;
    private final BooleanSupplier lingers;
    private final AtomicBoolean asked = new AtomicBoolean();

    Lingering(WebConnection connection, BooleanSupplier lingers) {
      this.connection = connection;
      this.lingers = lingers;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return connection.getInputStream();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return connection.getOutputStream();
    }

    @Override
    public void close() throws Exception {
      if (asked.getAndSet(true) || !lingers.getAsBoolean()) {
        connection.close();
      }
    }
  }
}
