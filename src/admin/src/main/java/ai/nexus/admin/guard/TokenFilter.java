package ai.nexus.admin.guard;

import ai.nexus.admin.console.ConsoleFiles;
import ai.nexus.admin.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the admin token where one is set. Where none is, serves only what arrived at a loopback
 * address: the setting and the real listener may differ on a server that we did not start. What
 * probes ask for is open to all and tells no more than whether something works; so are the files of
 * the console, which asks for the token itself.
 */
public final class TokenFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "Bearer ";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OPEN =
      Set.of("/ready", "/health", "/health/live", "/health/ready", "/health/started");

  private final transient Optional<AdminToken> token;

  public TokenFilter(Optional<AdminToken> token) {
    this.token = token;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isOpen(request) || mayPass(request)) {
      chain.doFilter(request, response);
    } else if (token.isPresent()) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"admin\"");
      ProblemWriter.send(
          request,
          response,
          HttpServletResponse.SC_UNAUTHORIZED,
          "Send the admin token: Authorization: Bearer <token>.");
    } else {
      ProblemWriter.send(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Set nexus.admin.token to use the admin REST from another machine.");
    }
  }

  /** Without a body, which strangers could let everyone wait for. */
  private static boolean isOpen(HttpServletRequest request) {
    String address = request.getRequestURI();
    return READING.contains(request.getMethod())
        && request.getContentLengthLong() <= 0
        && request.getHeader("Transfer-Encoding") == null
        && (OPEN.contains(address) || ConsoleFiles.isOne(address));
  }

  private boolean mayPass(HttpServletRequest request) throws IOException {
    return token.isPresent() ? token.get().matches(sentToken(request)) : isLocal(request);
  }

  /** A proxy on this machine may speak for anyone, so what it forwards is not local. */
  private static boolean isLocal(HttpServletRequest request) throws IOException {
    return isLoopback(request.getLocalAddr())
        && isLoopback(request.getRemoteAddr())
        && request.getHeader("Forwarded") == null
        && request.getHeader("X-Forwarded-For") == null;
  }

  /** No address at all would be taken for a loopback address by the look-up. */
  private static boolean isLoopback(String address) throws IOException {
    return address != null
        && !address.isBlank()
        && InetAddress.getByName(address).isLoopbackAddress();
  }

  private static String sentToken(HttpServletRequest request) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : "";
  }
}
