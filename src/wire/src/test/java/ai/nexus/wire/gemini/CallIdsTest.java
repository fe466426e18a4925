package ai.nexus.wire.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallIdsTest {

  private static final Optional<String> NONE = Optional.empty();

  @Test
  void keepsGivenIdsAndMakesTheOthers() {
    CallIds ids = new CallIds(Optional.of("mAitaLmkHPPlz7IPvtfUqQ4"));

    assertThat(ids.call(Optional.of("own"), "f")).isEqualTo("own");
    assertThat(ids.call(NONE, "f")).isEqualTo("call_1_mAitaLmkHPPlz7IPvtfUqQ4");
    assertThat(ids.call(Optional.of(""), "f")).isEqualTo("call_2_mAitaLmkHPPlz7IPvtfUqQ4");
  }

  @Test
  void makesIdsThatEveryVendorTakes() {
    CallIds ids = new CallIds();

    assertThat(ids.call(NONE, "über.alle:maßen".repeat(9))).matches("[A-Za-z0-9_-]{1,40}");
  }

  @Test
  void findsTheFirstCallOfTheNameThatHasNoResult() {
    CallIds ids = new CallIds();
    String first = ids.call(NONE, "f");
    String other = ids.call(NONE, "g");
    String second = ids.call(NONE, "f");
    String third = ids.call(NONE, "f");

    assertThat(ids.answered(NONE, "g")).contains(other);
    assertThat(ids.answered(Optional.of(second), "f")).contains(second);
    assertThat(ids.answered(NONE, "f")).contains(first);
    assertThat(ids.answered(NONE, "f")).contains(third);
    assertThat(ids.answered(NONE, "f")).isEmpty();
  }
}
