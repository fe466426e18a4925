package ai.nexus.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.http.RequestIdFilter;
import ai.nexus.wire.model.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
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

  @Test
  void callsOneExchangeAfterItsRequest() {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(RequestIdFilter.ATTRIBUTE, "req_A");
    attributes.put(RequestIdFilter.ENTRY_ATTRIBUTE, "A");
    HttpServletRequest request = request(Map.of(), attributes);

    RequestFacts first = readSingle(request);
    RequestFacts second = readSingle(request);

    assertThat(first.entryId()).contains("A");
    assertThat(first.requestId()).isEqualTo("req_A");
    assertThat(second.entryId()).isEmpty();
    assertThat(second.requestId()).isEqualTo("req_A");
  }

  @Test
  void callsNoneAfterARequestThatItsClientNamed() {
    RequestFacts facts =
        readSingle(request(Map.of(), new HashMap<>(Map.of(RequestIdFilter.ATTRIBUTE, "req_A"))));

    assertThat(facts.entryId()).isEmpty();
    assertThat(facts.requestId()).isEqualTo("req_A");
  }

  private static RequestFacts readSingle(HttpServletRequest request) {
    return RequestFactsReader.readSingle("chat.completions", Operation.CHAT_COMPLETIONS, request);
  }

  private static RequestFacts read(Map<String, String> headers) {
    return RequestFactsReader.read(
        "chat.completions", Operation.CHAT_COMPLETIONS, request(headers, new HashMap<>()));
  }

  private static HttpServletRequest request(
      Map<String, String> headers, Map<String, Object> attributes) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> headers.get(arguments[0]);
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "removeAttribute" -> attributes.remove(arguments[0]);
                  default -> null;
                });
  }
}
