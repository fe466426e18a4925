package ai.nexus.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.wire.model.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFactsReaderTest {

  @ParameterizedTest
  @CsvSource({"0,0", "2,2", "007,7", "1000,1000", "1001,1000", "3000000000,1000"})
  void takesTheClientsRetryCountUpToABound(String sent, int taken) {
    RequestFacts facts = read(Map.of("x-stainless-retry-count", sent));

    assertThat(facts.clientRetry()).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e99", "3e9", "-1", "+1", "1.5", "NaN", "0x10", "\u0663", "two"})
  void takesNoRetryCountThatIsNoPlainNumber(String sent) {
    RequestFacts facts = read(Map.of("x-stainless-retry-count", sent));

    assertThat(facts.clientRetry()).isZero();
  }

  @Test
  void takesNoneForNoRetry() {
    assertThat(read(Map.of()).clientRetry()).isZero();
  }

  private static RequestFacts read(Map<String, String> headers) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getHeader") ? headers.get(arguments[0]) : null);
    return RequestFactsReader.read("chat.completions", Operation.CHAT_COMPLETIONS, request);
  }
}
