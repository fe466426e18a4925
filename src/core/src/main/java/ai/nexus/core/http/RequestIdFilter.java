package ai.nexus.core.http;

import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.OwnRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Gives each request its id, before anything else: the client's own X-Request-Id where that is fit,
 * else one of ours, called after the entry that it may leave. Every answer carries it, errors and
 * the WebSocket handshake too; on the way to an error page a request keeps the id that it has.
 */
public final class RequestIdFilter implements Filter {

  /** The request attribute that holds the id, a String. */
  public static final String ATTRIBUTE = "ai.nexus.request-id";

  /**
   * The request attribute that holds the id of the entry after which the request is called, a
   * String; there is none where the client has named the request.
   */
  public static final String ENTRY_ATTRIBUTE = "ai.nexus.entry-id";

  public static final String HEADER = "x-request-id";

  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id =
        request.getAttribute(ATTRIBUTE) instanceof String given
            ? given
            : idOf((HttpServletRequest) request);
    request.setAttribute(ATTRIBUTE, id);
    ((HttpServletResponse) response).setHeader(HEADER, id);
    chain.doFilter(request, response);
  }

  private static String idOf(HttpServletRequest request) {
    String given = request.getHeader(HEADER);
    if (given != null && FIT.matcher(given).matches()) {
      return given;
    }
    String entry = EntryId.next();
    request.setAttribute(ENTRY_ATTRIBUTE, entry);
    return OwnRequest.of(entry);
  }
}
