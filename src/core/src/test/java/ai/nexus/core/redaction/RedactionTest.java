package ai.nexus.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String KEY = "sk-0123456789abcdef0123";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": \"bob@x.com\"}                  | {\"a\": \"[redacted:email]\"}",
        "{\"a\": \"\\nbob\\u0040x.com\\\"\"}     | {\"a\": \"\\u000a[redacted:email]\\\"\"}",
        "{\"bob@x.com\":1}                       | {\"[redacted:email]\":1}",
        "{\"n\":[4111111111111111, 1.0]}         | {\"n\":[\"[redacted:card]\", 1.0]}",
        "[\"4111 1111\", \"1111 1111\"]          | [\"4111 1111\", \"1111 1111\"]",
        "{\"a\":1.0,  \"b\":\"\\u4f60\"}         | {\"a\":1.0,  \"b\":\"\\u4f60\"}",
      })
  void looksAtTheStringsAndNumbersOfJson(String json, String redacted) {
    assertThat(all().json(json)).isEqualTo(redacted);
  }

  @Test
  void looksIntoJsonWithinStrings() {
    String arguments = "{\"to\":\"bob\\u0040x.com\",\"text\":\"\\n" + KEY + "\",\"n\":1}";
    String json = Json.createObjectBuilder().add("arguments", arguments).build().toString();

    String redacted = all().json(json);

    JsonObject outer = object(redacted);
    assertThat(object(outer.getString("arguments")))
        .isEqualTo(object("{\"to\":\"[redacted:email]\",\"text\":\"\\n[redacted:key]\",\"n\":1}"));
  }

  @Test
  void leavesLogprobsOut() {
    String json =
        "{\"choices\":[{\"logprobs\" : {\"content\":[{\"token\":\"b\\\"}\",\"bytes\":[98]}]},"
            + "\"index\":0}]}";

    assertThat(all().json(json)).isEqualTo("{\"choices\":[{\"logprobs\" : null,\"index\":0}]}");
    assertThat(all().json("{\"logprobs\":true}")).isEqualTo("{\"logprobs\":true}");
  }

  @Test
  void changesNothingWithoutRules() {
    String json = "{\"logprobs\":{\"a\":\"" + KEY + "\"}}";

    assertThat(Redactor.none().begin().json(json)).isEqualTo(json);
    assertThat(Redactor.none().begin().text(KEY)).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"bob\\u0040x.com",
        "{\"a\": \"bob\\u0040x.com\\",
        "{\"a\": \"bob\\u0040x.com\\\"",
        "{\"a\": \"bob\\u0040x.com \\u00",
        "{\"a\": \"bob@x.com\", \"logprobs\": {\"x",
      })
  void findsWhatStandsInJsonThatIsCutOff(String json) {
    assertThat(all().text(json)).contains("[redacted:email]").doesNotContain("bob");
  }

  @Test
  void givesUpOnAPatternThatTakesTooLong() {
    Redaction redaction = own("slow", "(a+)+b", Duration.ofMillis(200)).begin();

    assertThatThrownBy(() -> redaction.text("a".repeat(5000)))
        .isInstanceOf(RedactionFailedException.class)
        .hasMessage("rule slow took longer than 200 ms");
  }

  @Test
  void givesUpOnAPatternThatNeedsTooDeepAStack() {
    Redaction redaction = own("deep", "(a|b)*c", Duration.ofSeconds(20)).begin();

    assertThatThrownBy(() -> redaction.text("ab".repeat(1_000_000)))
        .isInstanceOf(RedactionFailedException.class)
        .hasMessage("rule deep needs too deep a stack");
  }

  @Test
  void appliesOwnPatterns() {
    Redaction redaction = own("staff", "E-\\d{4,6}|\\b", Duration.ofSeconds(20)).begin();

    assertThat(redaction.text("E-1234, E-12")).isEqualTo("[redacted:staff], E-12");
  }

  private static Redactor own(String name, String regex, Duration limit) {
    return new Redactor(List.of(new PatternRule(name, Pattern.compile(regex))), limit);
  }

  private static Redaction all() {
    List<Rule> rules = ReadyRules.NAMES.stream().map(ReadyRules::of).toList();
    return new Redactor(rules, Duration.ofSeconds(20)).begin();
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
