package ai.nexus.api.http;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.http.AddressFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Does what {@link AddressFilter} does, in the words of the client's dialect. */
public final class BadAddressFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (AddressFilter.isBad(request)) {
      GatewayException refused =
          new GatewayException(
              Failure.MALFORMED_REQUEST,
              "The address cannot be understood: write a percent sign as %25, and no path that leads"
                  + " above the root.");
      FailureAnswer.write((HttpServletRequest) request, (HttpServletResponse) response, refused);
    } else {
      chain.doFilter(request, response);
    }
  }
}
