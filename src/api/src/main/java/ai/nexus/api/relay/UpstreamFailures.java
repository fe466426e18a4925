package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import io.netty.handler.ssl.SslClosedEngineException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in the gateway's words how an upstream connection failed. */
final class UpstreamFailures {

  private UpstreamFailures() {}

  /** No connection was had. */
  static GatewayException connecting(Provider provider, Throwable cause) {
    if (cause instanceof ConnectionPoolTooBusyException) {
      return new GatewayException(
          Failure.OVERLOADED,
          "Too many requests already wait for the provider '" + provider.name() + "'.",
          cause);
    }
    return new GatewayException(
        Failure.UPSTREAM_UNREACHABLE,
        "The provider '" + provider.name() + "' could not be reached: " + reason(cause) + ".",
        cause);
  }

  /** The connection ended before an answer began, or what began was no HTTP. */
  static GatewayException beforeHead(Provider provider, Throwable cause) {
    String how =
        isClosed(cause)
            ? "' closed the connection without an answer."
            : "' did not answer in a form that is HTTP.";
    return new GatewayException(
        Failure.UPSTREAM_BROKEN, "The provider '" + provider.name() + how, cause);
  }

  /** Whether the connection was closed or reset, as opposed to something unusable arriving. */
  static boolean isClosed(Throwable cause) {
    return cause instanceof HttpClosedException
        || cause instanceof SslClosedEngineException
        || (cause instanceof IOException && !(cause instanceof SSLException));
  }

  /** The connection ended in the middle of an answer. */
  static GatewayException midAnswer(Provider provider, Throwable cause) {
    return new GatewayException(
        Failure.UPSTREAM_BROKEN,
        "The provider '" + provider.name() + "' broke off in the middle of its answer.",
        cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "its host name is unknown";
    }
    if (cause instanceof SSLException) {
      return "its TLS certificate or handshake failed";
    }
    if (cause instanceof TimeoutException
        || cause instanceof io.netty.channel.ConnectTimeoutException) {
      return "no connection within the time limit";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    return "connection failed";
  }
}
