package ai.nexus.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.Dialect;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/models, x-goog-api-key, GEMINI",
    "GET, /v1/models/m, x-goog-api-client, GEMINI",
    "POST, /v1/models/m:generateContent, authorization, GEMINI",
    "POST, /v1/models/m:unknown, x-goog-api-key, GEMINI",
    "GET, /v1beta/models, authorization, GEMINI",
    "GET, /v1/models, authorization, OPENAI",
    "GET, /v1/models/m:latest, authorization, OPENAI",
    "POST, /v1/models/m, authorization, OPENAI",
    "POST, /v1/chat/completions, x-goog-api-key, OPENAI",
    "GET, /v1/models, anthropic-version, ANTHROPIC",
    "POST, /v1/messages, x-api-key, ANTHROPIC"
  })
  void speaksAsTheClientThatTheHeadersAndThePathTell(
      String method, String path, String header, Dialect told) {
    HttpServletRequest request = request(method, "/api" + path, header);

    assertThat(FailureAnswer.words(request).dialect()).isEqualTo(told);
  }

  private static HttpServletRequest request(String method, String uri, String header) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getRequestURI" -> uri;
                  case "getContextPath" -> "/api";
                  case "getHeader" -> header.equals(arguments[0]) ? "given" : null;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }
}
