package ai.nexus.api.realtime;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;

/**
 * A handshake whose connection, once it is upgraded, is the container's by way of a {@link
 * LingeringUpgrade}.
 */
final class LingeringRequest extends HttpServletRequestWrapper {

  private final ClientSide client;

  LingeringRequest(HttpServletRequest request, ClientSide client) {
    super(request);
    this.client = client;
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> type)
      throws IOException, ServletException {
    try {
      T containers = type.getDeclaredConstructor().newInstance();
      super.upgrade(LingeringUpgrade.class).stand(containers, client::lingers);
      return containers;
    } catch (ReflectiveOperationException unlikely) {
      return super.upgrade(type);
    }
  }
}
