package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests of a provider's own dialect, with what another vendor's model thought before. */
class TranslationsTest {

  private static final String OPENAIS = "https://api.openai.com/v1";
  private static final String THOUGHT =
      "{\"model\":\"m\", \"x\":1.0,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
          + "{\"role\":\"assistant\",\"content\":\"So.\",\"reasoning_content\":\"Hm.\"},"
          + "{\"role\":\"user\",\"content\":\"On\"}]}";
  private static final String UNSIGNED =
      "{\"model\":\"m\", \"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
          + "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm.\"%s},"
          + "{\"type\":\"text\",\"text\":\"So.\"}]},{\"role\":\"user\",\"content\":\"On\"}]}";

  private final Translations translations = new Translations();

  @Test
  void leavesThoughtsOutForAServerThatRefusesThem() {
    Translation made = of(Operation.CHAT_COMPLETIONS, THOUGHT, OPENAIS, "gpt-5");

    assertThat(body(made))
        .contains("\"x\":1.0", "\"content\":\"So.\"", "\"model\":\"gpt-5\"")
        .doesNotContain("reasoning_content");
    assertThat(told(made)).containsExactly("messages[].reasoning_content");
    assertThat(made.isUntouched()).isTrue();
  }

  @Test
  void leavesThoughtsToAServerOfWhichNothingIsKnown() {
    Translation made =
        of(Operation.CHAT_COMPLETIONS, THOUGHT, "https://llm.example/v1", "deepseek");

    assertThat(body(made)).isEqualTo(THOUGHT.replace("\"m\"", "\"deepseek\""));
    assertThat(told(made)).isEmpty();
  }

  @Test
  void leavesAQuestionAboutThoughtsAsItCame() {
    String asked =
        THOUGHT.replace("\"reasoning_content\":\"Hm.\"", "\"name\":\"reasoning_content\"");

    Translation made = of(Operation.CHAT_COMPLETIONS, asked, OPENAIS, "gpt-5");

    assertThat(body(made)).isEqualTo(asked.replace("\"m\"", "\"gpt-5\""));
    assertThat(told(made)).isEmpty();
  }

  @Test
  void leavesUnsignedThoughtsOutForClaude() {
    for (String signature : List.of("", ",\"signature\":\"\"", ",\"signature\" : \"\"")) {
      Translation made = claude(UNSIGNED.formatted(signature));

      assertThat(body(made)).contains("\"text\":\"So.\"").doesNotContain("thinking");
      assertThat(told(made)).containsExactly("messages[].content[].thinking");
    }
  }

  @Test
  void leavesOutAMessageThatHeldNothingElse() {
    String body = UNSIGNED.formatted("").replace(",{\"type\":\"text\",\"text\":\"So.\"}", "");

    assertThat(body(claude(body))).contains("Hi", "On").doesNotContain("assistant");
  }

  @Test
  void letsClaudeNotThinkWhereTheThoughtBeforeRunningToolsIsLeftOut() {
    String running =
        UNSIGNED
            .formatted(",\"signature\":\"\"")
            .replace("{\"type\":\"text\",\"text\":\"So.\"}", "{\"type\":\"tool_use\",\"id\":\"t\"}")
            .replace("\"On\"", "[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]");

    Translation byBudget = claude(thinking(running, "enabled"));
    Translation adaptive = claude(thinking(running, "adaptive"));

    assertThat(body(byBudget)).contains("tool_use").doesNotContain("thinking", "enabled");
    assertThat(told(byBudget)).containsExactly("messages[].content[].thinking", "thinking");
    assertThat(body(adaptive)).contains("\"thinking\":{\"type\":\"adaptive\"}");
  }

  private static String thinking(String body, String type) {
    return body.replace(
        "\"max_tokens\":9", "\"max_tokens\":9,\"thinking\":{\"type\":\"" + type + "\"}");
  }

  @Test
  void leavesSignedThoughtsAsTheyCame() {
    String body = UNSIGNED.formatted(",\"signature\":\"c2ln\"");

    Translation made = claude(body);

    assertThat(body(made)).isEqualTo(body.replace("\"m\"", "\"claude-opus-4-5\""));
    assertThat(told(made)).isEmpty();
  }

  @Test
  void leavesUnsignedThoughtsToOtherModelsWithAnthropicsApi() {
    String body = UNSIGNED.formatted(",\"signature\":\"\"");

    Translation made = of(Operation.MESSAGES, body, "https://llm.example", "kimi-k2");

    assertThat(body(made)).isEqualTo(body.replace("\"m\"", "\"kimi-k2\""));
  }

  private Translation claude(String body) {
    return of(Operation.MESSAGES, body, "https://api.anthropic.com", "claude-opus-4-5");
  }

  private Translation of(Operation operation, String body, String url, String model) {
    Provider provider =
        new Provider(
            1,
            "Up",
            operation.dialect(),
            URI.create(url),
            Optional.empty(),
            Optional.empty(),
            false,
            OnClientGone.CANCEL);
    Target target = new Target(provider, "m", model, Instant.EPOCH);
    return translations.of(
        exchange(operation),
        Asks.read(Address.of(operation), body.getBytes(StandardCharsets.UTF_8)),
        target);
  }

  private static String body(Translation made) {
    return new String(made.body(), StandardCharsets.UTF_8);
  }

  /** What the answer's head tells of it. */
  private static List<String> told(Translation made) {
    return made instanceof CleanedRequest cleaned ? cleaned.dropped() : List.of();
  }

  private static Exchange exchange(Operation operation) {
    return new OpenExchanges(10)
        .open(
            new Caller("hash", "****"),
            new RequestFacts(
                operation.label(),
                operation,
                "req",
                Optional.empty(),
                Optional.of("conv"),
                false,
                0,
                Optional.empty(),
                List.of()));
  }
}
