package ai.nexus.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"x-api-key", "api-key", "x-goog-api-key"})
  void takesTheKeyOfAnotherHeaderWhereAuthorizationHoldsNone(String header) {
    assertThat(of(Map.of("Authorization", "Basic dTpw", header, "k"))).hasValue("k");
    assertThat(of(Map.of("Authorization", "Bearer ", header, " k "))).hasValue("k");
    assertThat(of(Map.of(header, "k"))).hasValue("k");
  }

  @Test
  void takesTheFirstOfSeveral() {
    assertThat(of(Map.of("Authorization", "bearer first", "x-api-key", "second")))
        .hasValue("first");
    assertThat(of(Map.of("x-api-key", "first", "x-goog-api-key", "second"))).hasValue("first");
  }

  @Test
  void findsNoneWhereThereIsNone() {
    assertThat(of(Map.of("Authorization", "Basic dTpw", "x-api-key", " "))).isEmpty();
    assertThat(of(Map.of())).isEmpty();
  }

  private static Optional<String> of(Map<String, String> headers) {
    return ClientKeys.of(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getHeader") ? headers.get(arguments[0]) : null));
  }
}
