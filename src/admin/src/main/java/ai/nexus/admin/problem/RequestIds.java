package ai.nexus.admin.problem;

import ai.nexus.core.http.RequestIdFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The id that the first filter gave the request. */
final class RequestIds {

  private RequestIds() {}

  static String of(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(RequestIdFilter.ATTRIBUTE))
        .map(Object::toString)
        .orElse("");
  }
}
