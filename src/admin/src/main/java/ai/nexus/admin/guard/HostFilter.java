package ai.nexus.admin.guard;

import ai.nexus.admin.console.ConsoleFiles;
import ai.nexus.admin.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses requests that foreign pages send: those addressed to a foreign name, those whose Origin
 * is not the very host and port that they are addressed to, and those that browsers say a foreign
 * page has made, such as its pictures (https://www.w3.org/TR/fetch-metadata/). A link on a foreign
 * page may lead to the console, as it may to any page.
 */
public final class HostFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final transient AllowedHosts hosts;

  public HostFilter(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String host = request.getHeader("Host");
    String origin = request.getHeader("Origin");
    if (host == null || !hosts.allows(host, request.getLocalAddr())) {
      ProblemWriter.send(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "This Host is not allowed; use localhost, or list the name in nexus.admin.allowed-hosts.");
    } else if (origin != null && !isOwn(origin, host)) {
      ProblemWriter.send(
          request, response, HttpServletResponse.SC_FORBIDDEN, "This Origin is not allowed.");
    } else if (isForeign(request) && !isVisit(request)) {
      ProblemWriter.send(
          request, response, HttpServletResponse.SC_FORBIDDEN, "A page of another site sent this.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForeign(HttpServletRequest request) {
    return FOREIGN.contains(String.valueOf(request.getHeader("Sec-Fetch-Site")));
  }

  /** Whether someone follows a link to the console in a window, which no page can read. */
  private static boolean isVisit(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && ConsoleFiles.PAGE.equals(request.getRequestURI())
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
  }

  private static boolean isOwn(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }
}
