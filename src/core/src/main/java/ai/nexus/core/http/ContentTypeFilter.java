package ai.nexus.core.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a Content-Type readable, so that the application answers what it says of it. Jersey (3.1)
 * lets the server refuse with its own page a request whose Content-Type does not parse. Parameters
 * that are none are left out; what is no media type becomes {@code application/octet-stream}.
 */
public final class ContentTypeFilter implements Filter {

  private static final String HEADER = "Content-Type";
  private static final String USUAL = "application/json";
  private static final int LONGEST = 256;
  private static final String NO_TYPE = "application/octet-stream";
  // RFC 9110, sections 5.6.2 and 8.3.1.
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String PARAMETER = "\\s*;\\s*" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*\")";
  private static final Pattern FORM =
      Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")((?:" + PARAMETER + ")*)\\s*(;.*)?");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String given = request.getContentType();
    if (given == null || given.equals(USUAL)) {
      chain.doFilter(request, response);
      return;
    }
    chain.doFilter(new Corrected((HttpServletRequest) request, readable(given)), response);
  }

  private static String readable(String given) {
    Matcher form = FORM.matcher(given);
    if (given.length() > LONGEST || !form.matches()) {
      return NO_TYPE;
    }
    return form.group(3) == null ? given : form.group(1) + form.group(2);
  }

  private static final class Corrected extends HttpServletRequestWrapper {
    private final String type;

    Corrected(HttpServletRequest request, String type) {
      super(request);
      this.type = type;
    }

    @Override
    public String getContentType() {
      return type;
    }

    @Override
    public String getHeader(String name) {
      return HEADER.equalsIgnoreCase(name) ? type : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return HEADER.equalsIgnoreCase(name)
          ? Collections.enumeration(List.of(type))
          : super.getHeaders(name);
    }
  }
}
