package ai.nexus.api.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * The TCP connection that a request came by, to end it whatever still waits to be sent. Servlets
 * and WebSockets have no word for that: with Grizzly (4.0.2, {@code NIOConnection}) every close
 * waits behind what the client has not read, without a limit. The application is built for any
 * server, so Grizzly's connection (Payara, GlassFish) is found by its public methods' names; under
 * another server there is none, and only its own limits hold.
 */
public final class TcpConnection {

  private final Optional<Object> grizzly;

  private TcpConnection(Optional<Object> grizzly) {
    this.grizzly = grizzly;
  }

  public static TcpConnection of(HttpServletRequest request) {
    try {
      Object catalina = call(innermost(request), "getUnwrappedCoyoteRequest");
      Object context = call(call(catalina, "getCoyoteRequest"), "getContext");
      return new TcpConnection(Optional.ofNullable(call(context, "getConnection")));
    } catch (ReflectiveOperationException otherServer) {
      return new TcpConnection(Optional.empty());
    }
  }

  private static ServletRequest innermost(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    return on.getClass().getMethod(method).invoke(on);
  }

  /** Ends the connection at once, by a reset; does nothing where it has ended. */
  public void cut() {
    try {
      if (grizzly.isPresent()) {
        forgetWhatWaits(call(grizzly.get(), "getChannel"));
        call(grizzly.get(), "terminateSilently");
      }
    } catch (ReflectiveOperationException otherServer) {
      // As if it had not been found.
    }
  }

  /** Else the system would go on offering it to the client for minutes. */
  private static void forgetWhatWaits(Object channel) {
    if (channel instanceof SocketChannel socket) {
      try {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException closed) {
        // Nothing waits.
      }
    }
  }
}
