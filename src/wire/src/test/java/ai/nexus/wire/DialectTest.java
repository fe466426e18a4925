package ai.nexus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.wire.model.Dialect;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(Dialect dialect) {
    assertThat(Dialect.of(dialect.label())).isEqualTo(dialect);
  }

  @Test
  void isRefusedWhereThereIsNone() {
    assertThatThrownBy(() -> Dialect.of("cohere")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI, m, true, /chat/completions",
    "ANTHROPIC, m, true, /messages",
    "GEMINI, gemini-2.5-pro, false, /models/gemini-2.5-pro:generateContent",
    "GEMINI, models/gemini-2.5-pro, false, /models/gemini-2.5-pro:generateContent",
    "GEMINI, gemini-2.5-pro, true, /models/gemini-2.5-pro:streamGenerateContent?alt=sse",
    "GEMINI, a b/../c?d, false, /models/a%20b%2F..%2Fc%3Fd:generateContent"
  })
  void hasItsOwnAddress(Dialect dialect, String model, boolean stream, String path) {
    assertThat(dialect.chatPath(model, stream)).isEqualTo(path);
  }

  @Test
  void showsTheKeyAsItsVendorWantsIt() {
    Optional<String> key = Optional.of("k");

    assertThat(Dialect.OPENAI.headers(key)).isEqualTo(Map.of("authorization", "Bearer k"));
    assertThat(Dialect.ANTHROPIC.headers(key))
        .isEqualTo(Map.of("x-api-key", "k", "anthropic-version", "2023-06-01"));
    assertThat(Dialect.GEMINI.headers(key)).isEqualTo(Map.of("x-goog-api-key", "k"));
  }

  @Test
  void showsNoKeyWhereThereIsNone() {
    assertThat(Dialect.OPENAI.headers(Optional.empty())).isEmpty();
    assertThat(Dialect.GEMINI.headers(Optional.empty())).isEmpty();
    assertThat(Dialect.ANTHROPIC.headers(Optional.empty())).doesNotContainKey("x-api-key");
  }
}
