package ai.nexus.launcher.listener;

import java.io.CharConversionException;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.RequestURIRef;

/**
 * Sends a request whose path cannot be decoded, or leads above the root, to the application under a
 * path that can, and marks it, so that the application refuses it in its own form. The server
 * itself (Payara 6.2025.10, {@code CoyoteAdapter.postParseRequest}) answers the former with 200 and
 * nothing, the latter with 400 and nothing.
 */
final class AddressFilter extends BaseFilter {

  /** The request attribute that marks it; {@code ai.nexus.core.http.AddressFilter} reads it. */
  static final String ATTRIBUTE = "ai.nexus.bad-address";

  private static final Pattern HARMFUL = Pattern.compile("%|\\\\|\\.\\.|;|[^\\x21-\\x7E]");

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpContent content
        && content.getHttpHeader() instanceof HttpRequestPacket request
        && !isDecodable(request.getRequestURIRef())) {
      request.setRequestURI(decodable(request.getRequestURI()));
      request.setAttribute(ATTRIBUTE, true);
    }
    return context.getInvokeAction();
  }

  /** Costs nothing: what has been decoded here is not decoded again. */
  private static boolean isDecodable(RequestURIRef uri) {
    try {
      uri.getDecodedRequestURIBC();
      return true;
    } catch (CharConversionException | RuntimeException fault) {
      return false; // A lone percent sign is told by an IllegalStateException.
    }
  }

  /** The same but for what makes it bad: its beginning tells in whose words it is refused. */
  static String decodable(String path) {
    String harmless = HARMFUL.matcher(path).replaceAll("_");
    return harmless.startsWith("/") ? harmless : "/" + harmless;
  }
}
