package ai.nexus.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request and its response as the container has them, on the thread that is in the resource's
 * method. Jersey (3.1) would make each afresh for a {@code @Context} parameter, by way of its
 * injection container, which takes longer than the rest of the method.
 */
record HttpCall(HttpServletRequest request, HttpServletResponse response) {

  private static final ThreadLocal<HttpCall> CURRENT = new ThreadLocal<>();

  /**
   * @throws IllegalStateException outside of {@link HttpCallFilter}
   */
  static HttpCall current() {
    HttpCall call = CURRENT.get();
    if (call == null) {
      throw new IllegalStateException("HttpCallFilter does not stand before this resource");
    }
    return call;
  }

  void enter() {
    CURRENT.set(this);
  }

  static void leave() {
    CURRENT.remove();
  }
}
