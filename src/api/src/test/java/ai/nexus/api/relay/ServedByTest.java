package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedByTest {

  @ParameterizedTest
  @CsvSource({
    "openai west 1,openai west 1",
    "Büro,B%C3%BCro",
    "50% off,50%25 off",
    "智谱,%E6%99%BA%E8%B0%B1",
    "😀,%F0%9F%98%80"
  })
  void showsANameInAscii(String name, String shown) {
    assertThat(ServedBy.shown(name)).isEqualTo(shown);
  }
}
