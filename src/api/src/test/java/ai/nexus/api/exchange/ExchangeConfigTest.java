package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeConfigTest {

  @Test
  void takesANumberOfOpenExchangesOrLeavesItToTheMemory() {
    assertThat(ExchangeConfig.OPEN.parser().apply("12")).hasValue(12);
    assertThat(ExchangeConfig.OPEN.parser().apply("auto")).isEqualTo(Optional.empty());
  }

  @Test
  void saysWhatANumberOfOpenExchangesMayBe() {
    assertThatThrownBy(() -> ExchangeConfig.OPEN.parser().apply("none"))
        .hasMessageContaining("must be a whole number")
        .hasMessageContaining("auto");
    assertThatThrownBy(() -> ExchangeConfig.OPEN.parser().apply("0"))
        .hasMessageContaining("must be between 1 and 1000000");
  }
}
