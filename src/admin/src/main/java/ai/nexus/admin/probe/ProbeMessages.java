package ai.nexus.admin.probe;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what a probe's outcome means and what to change. */
final class ProbeMessages {

  static final String NO_LIST =
      "This vendor lists its models elsewhere; send a chat completion to find out.";

  private static final int MAX_CAUSES = 10;

  private ProbeMessages() {}

  /**
   * @param hasModels whether the answer was a list of models
   */
  static String ofStatus(int status, boolean hasModels) {
    if (status >= 200 && status < 300) {
      return hasModels
          ? "The provider answered."
          : "The provider answered, but not with a list of models; check server_url.";
    }
    if (status >= 300 && status < 400) {
      return "The provider redirects elsewhere; set server_url to the address it redirects to.";
    }
    return switch (status) {
      case 401, 403 -> "The provider refused the server_key.";
      case 404 -> "There is no /models below this server_url; it often ends in /v1.";
      case 407 -> "The proxy refused the user or password of proxy_url.";
      case 429 -> "The provider limits the rate of requests, or the account is out of credit.";
      default -> "The provider answered with HTTP status " + status + ".";
    };
  }

  /** Names kinds alone: the messages of the HTTP client may quote what was sent. */
  static String ofFailure(Throwable failed, boolean throughProxy) {
    String meaning =
        Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSES)
            .map(ProbeMessages::meaning)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("The connection broke off before an answer came");
    return meaning + (throughProxy ? " (through the proxy)." : ".");
  }

  private static String meaning(Throwable cause) {
    if (cause instanceof SocketTimeoutException) {
      return "No answer came in time";
    }
    if (cause instanceof UnknownHostException) {
      return "The host name does not resolve";
    }
    if (cause instanceof ConnectException) {
      return "The connection was refused";
    }
    return cause instanceof SSLException ? "The TLS handshake failed" : "";
  }
}
