package ai.nexus.wire.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.anthropic.provider.AnthropicUsage;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import org.junit.jupiter.api.Test;

class AnthropicUsageTest {

  private static AnthropicUsage usage(String... told) {
    AnthropicUsage usage = new AnthropicUsage();
    for (String json : told) {
      usage.add(Fixtures.json(json));
    }
    return usage;
  }

  @Test
  void replacesACountThatIsToldAgain() {
    var usage =
        usage(
            "{\"input_tokens\":100,\"cache_read_input_tokens\":0,\"output_tokens\":1}",
            "{\"output_tokens\":15}",
            "{\"input_tokens\":20,\"cache_read_input_tokens\":80,\"output_tokens\":40}");

    assertThat(usage.tokens()).hasToString("input_tokens=20 cache_read_tokens=80 output_tokens=40");
  }

  @Test
  void keepsWhatALaterObjectLeavesOut() {
    var usage =
        usage(
            "{\"input_tokens\":100,\"output_tokens_details\":{\"thinking_tokens\":4}}",
            "{\"output_tokens\":15,\"input_tokens\":null,\"output_tokens_details\":null}");

    assertThat(usage.tokens()).hasToString("input_tokens=100 output_tokens=15 reasoning_tokens=4");
  }

  @Test
  void zerosForAllOfTheInputTakeNothingBack() {
    var usage =
        usage(
            "{\"input_tokens\":100,\"cache_read_input_tokens\":7,\"output_tokens\":1}",
            "{\"input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":9}");

    assertThat(usage.tokens()).hasToString("input_tokens=100 cache_read_tokens=7 output_tokens=9");
  }

  @Test
  void takesWritesOfNoKnownLifeForFiveMinutes() {
    assertThat(usage("{\"cache_creation_input_tokens\":30}").tokens())
        .hasToString("cache_write_5m_tokens=30");
  }

  @Test
  void theSumOfWritesCountsWhereItIsToldAgain() {
    String start =
        "{\"cache_creation_input_tokens\":30,\"cache_creation\":"
            + "{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}}";

    assertThat(usage(start, "{\"cache_creation_input_tokens\":35}").tokens())
        .hasToString("cache_write_5m_tokens=15 cache_write_1h_tokens=20");
    assertThat(usage(start, "{\"cache_creation_input_tokens\":12}").tokens())
        .hasToString("cache_write_5m_tokens=0 cache_write_1h_tokens=12");
  }

  @Test
  void takesPartsOfWritesWithoutTheirSum() {
    assertThat(
            usage(
                    "{\"cache_creation\":"
                        + "{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}}")
                .tokens())
        .hasToString("cache_write_5m_tokens=10 cache_write_1h_tokens=20");
  }

  @Test
  void whatIsNoCountIsUnknown() {
    var usage =
        usage(
            "{\"input_tokens\":-1,\"output_tokens\":1.5,\"cache_read_input_tokens\":\"3\","
                + "\"cache_creation_input_tokens\":1e999999,\"cache_creation\":7,"
                + "\"output_tokens_details\":{\"thinking_tokens\":1e-999999}}");

    assertThat(usage.tokens()).isEqualTo(TokenUsage.UNKNOWN);
  }

  @Test
  void knowsNoOutputBeforeTheAnswer() {
    var usage = usage("{\"input_tokens\":9,\"output_tokens\":1,\"service_tier\":\"standard\"}");

    assertThat(usage.beforeTheAnswer().tokens()).hasToString("input_tokens=9");
    assertThat(usage.beforeTheAnswer().raw().orElseThrow()).contains("\"output_tokens\":1");
    assertThat(usage.tokens()).hasToString("input_tokens=9 output_tokens=1");
  }

  @Test
  void keepsTheProvidersWords() {
    var usage =
        usage("{\"input_tokens\":1,\"service_tier\":\"standard\"}", "{\"output_tokens\":1.0e1}");

    assertThat(usage.report().raw())
        .hasValue("{\"input_tokens\":1,\"service_tier\":\"standard\",\"output_tokens\":10}");
    assertThat(usage.report().tokens().count(TokenKind.OUTPUT)).hasValue(10);
  }

  @Test
  void keepsNoWordsThatAreTooLong() {
    assertThat(usage("{\"x\":\"" + "y".repeat(4_000) + "\"}").report().raw()).isEmpty();
    assertThat(new AnthropicUsage().report().raw()).isEmpty();
  }
}
