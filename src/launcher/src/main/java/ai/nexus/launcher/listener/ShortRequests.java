package ai.nexus.launcher.listener;

import ai.nexus.launcher.threads.ConnectionThread;
import ai.nexus.launcher.threads.RequestStrategy;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;
import org.glassfish.grizzly.threadpool.Threads;

/**
 * Has a short request answered on the thread that has read it, the connection's selector (see
 * {@link RequestStrategy}): JSON that has come whole, on a connection whose client has taken what
 * was written before. The application does not wait for anything then but its own end, and hands
 * what may wait to other threads itself.
 */
final class ShortRequests extends BaseFilter {

  static final int MOST_BYTES = 32 << 10;
  private static final String JSON = "application/json";

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && context.getConnection() instanceof NIOConnection connection
        && context.getConnection().getTransport() instanceof NIOTransport transport
        && transport.getIOStrategy() instanceof RequestStrategy) {
      look(content, request, connection);
    }
    return context.getInvokeAction();
  }

  private static void look(
      HttpContent content, HttpRequestPacket request, NIOConnection connection) {
    boolean isShort = isShort(request, content.getContent().remaining());
    RequestStrategy.expect(connection, isShort);
    if (isShort) {
      request.setAttribute(ConnectionThread.ATTRIBUTE, new ConnectionThread(connection));
      if (ConnectionThread.takesMore(connection)) {
        // What follows in the chain goes on here then; from a service thread it would be handed on.
        Threads.setService(false);
      }
    }
  }

  private static boolean isShort(HttpRequestPacket request, int arrived) {
    long length = request.getContentLength();
    return request.getMethod() == Method.POST
        && length > 0
        && length <= MOST_BYTES
        && arrived >= length
        && request.getUpgradeDC().isNull()
        && isJson(request);
  }

  private static boolean isJson(HttpRequestPacket request) {
    String type = request.getHeader(Header.ContentType);
    return type != null && type.regionMatches(true, 0, JSON, 0, JSON.length());
  }
}
