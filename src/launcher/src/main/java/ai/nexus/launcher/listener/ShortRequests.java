package ai.nexus.launcher.listener;

import ai.nexus.launcher.threads.ConnectionThread;
import ai.nexus.launcher.threads.RequestStrategy;
import java.util.Set;
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
 * {@link RequestStrategy}): JSON for a model that has come whole, on a connection whose client has
 * taken what was written before. The application does not wait for anything there, and hands what
 * may wait to other threads itself.
 */
final class ShortRequests extends BaseFilter {

  static final int MOST_BYTES = 32 << 10;
  private static final String JSON = "application/json";

  // Those that the API answers without JAX-RS, whose resources may wait for the database.
  private static final Set<String> ADDRESSES =
      Set.of(
          "/v1/chat/completions",
          "/chat/completions",
          "/v1/completions",
          "/v1/responses",
          "/v1/embeddings",
          "/v1/messages");

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
    }
    if (RequestStrategy.selectsOn(connection)) {
      // From a service thread the server hands a request on to another. Said for each anew, since
      // several may come at once.
      Threads.setService(!isShort || !ConnectionThread.takesMore(connection));
    }
  }

  private static boolean isShort(HttpRequestPacket request, int arrived) {
    long length = request.getContentLength();
    return request.getMethod() == Method.POST
        && length > 0
        && length <= MOST_BYTES
        && arrived >= length
        && request.getUpgradeDC().isNull()
        && isJson(request)
        && ADDRESSES.contains(request.getRequestURI());
  }

  private static boolean isJson(HttpRequestPacket request) {
    String type = request.getHeader(Header.ContentType);
    return type != null && type.regionMatches(true, 0, JSON, 0, JSON.length());
  }
}
