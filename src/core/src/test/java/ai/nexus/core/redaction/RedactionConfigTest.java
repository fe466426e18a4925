package ai.nexus.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionConfigTest {

  private static final String TEXT = "sk-0123456789abcdef0123 bob@x.com 4111111111111111 E-1234";

  @Test
  void takesKeysOutByDefault() {
    assertThat(redacted(Map.of())).isEqualTo("[redacted:key] bob@x.com 4111111111111111 E-1234");
  }

  @Test
  void takesWhatIsNamed() {
    assertThat(redacted(Map.of("nexus.messages.redact", "card , email")))
        .isEqualTo("sk-0123456789abcdef0123 [redacted:email] [redacted:card] E-1234");
  }

  @Test
  void takesNothingWhenTold() {
    assertThat(redacted(Map.of("nexus.messages.redact", "none"))).isEqualTo(TEXT);
  }

  @Test
  void takesOwnPatternsWithWhateverTheyHold() {
    assertThat(
            redacted(
                Map.of(
                    "nexus.messages.redact",
                    "none",
                    "nexus.messages.redact-patterns",
                    "staff=E-\\d{4,6}\n  mail=b[^,]{2}@x\\.com ")))
        .isEqualTo("sk-0123456789abcdef0123 [redacted:mail] 4111111111111111 [redacted:staff]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redact          | mail      | must list some of key, email, card, phone",
        "redact          | key,none  | must list some of key, email, card, phone",
        "redact-patterns | a=(b      | must have patterns that Java can read, but in a there is:"
            + " Un",
        "redact-patterns | a=b*      | must have patterns that find something, but a matches the",
        "redact-patterns | b*        | must list name=regex",
        "redact-patterns | A=b       | must list name=regex",
        "redact-patterns | key=b     | must list name=regex",
        "redact-patterns | a=b a=c   | must give each pattern its own name, had two a",
      })
  void refusesBadOnes(String key, String value, String message) {
    SettingsReader settings = settings(Map.of("nexus.messages." + key, value));

    RedactionConfig.read(settings);

    assertThatThrownBy(settings::check)
        .hasMessageContaining("nexus.messages." + key + " " + message);
  }

  private static String redacted(Map<String, String> values) {
    SettingsReader settings = settings(values);
    Redactor redactor = RedactionConfig.read(settings);
    settings.check();
    return redactor.begin().text(TEXT);
  }

  private static SettingsReader settings(Map<String, String> values) {
    return new SettingsReader(key -> Optional.ofNullable(values.get(key)));
  }
}
