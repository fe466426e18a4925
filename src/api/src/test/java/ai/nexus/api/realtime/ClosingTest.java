package ai.nexus.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {

  @ParameterizedTest
  @CsvSource({
    "1000,1000",
    "1001,1001",
    "1003,1003",
    "1004,1011",
    "1005,1000",
    "1006,1011",
    "1007,1007",
    "1014,1014",
    "1015,1011",
    "2999,1011",
    "3000,3000",
    "4999,4999",
    "5000,1011",
    "0,1011",
    "-1,1011"
  })
  void passesOnOnlyCodesThatMayBeSent(int code, int passedOn) {
    Closing closing = Closing.passedOn(code, "why");

    assertThat(closing).isEqualTo(new Closing(passedOn, "why"));
    assertThat(closing.asReason().getCloseCode().getCode()).isEqualTo(passedOn);
  }

  @Test
  void cutsAReasonBetweenCharacters() {
    String reason = new Closing(1000, "a" + "😀".repeat(40)).reason();

    assertThat(reason).isEqualTo("a" + "😀".repeat(30));
    assertThat(reason.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(123);
  }

  @Test
  void keepsAReasonThatFits() {
    assertThat(new Closing(1000, "b".repeat(123)).reason()).hasSize(123);
  }
}
