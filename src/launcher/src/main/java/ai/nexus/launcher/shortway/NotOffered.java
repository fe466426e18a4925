package ai.nexus.launcher.shortway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;

/** What a container has for a filter and the short way has not: sessions, dispatching, forms. */
final class NotOffered {

  static final HttpServletRequest REQUEST = of(HttpServletRequest.class);
  static final HttpServletResponse RESPONSE = of(HttpServletResponse.class);

  private NotOffered() {}

  private static <T> T of(Class<T> type) {
    Object refusing =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(
                  type.getSimpleName()
                      + "."
                      + method.getName()
                      + " is not there for short requests");
            });
    return type.cast(refusing);
  }
}
