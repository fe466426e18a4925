package ai.nexus.admin.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {

  private static final TextRule LINE = TextRule.line(5);

  @Test
  void readsWhatIsThere() {
    Fields fields = fields("{\"name\": \"a b\", \"on\": false, \"id\": 7}");

    assertThat(fields.requiredText("name", LINE)).isEqualTo("a b");
    assertThat(fields.flag("on", true)).isFalse();
    assertThat(fields.requiredNumber("id")).isEqualTo(7);
    fields.check();
  }

  @Test
  void takesTheFallbackWhereAFieldIsAbsentOrNull() {
    Fields fields = fields("{\"on\": null}");

    assertThat(fields.flag("on", true)).isTrue();
    assertThat(fields.flag("off", false)).isFalse();
    assertThat(fields.text("name", LINE)).isEmpty();
    fields.check();
  }

  @Test
  void collectsEveryViolation() {
    Fields fields = fields("{\"name\": 1, \"on\": \"yes\", \"surplus\": 1}");
    fields.requiredText("name", LINE);
    fields.requiredText("missing", LINE);
    fields.flag("on", true);

    assertThat(violations(fields))
        .containsExactly(
            new Violation("name", "must be a string, was a number"),
            new Violation("missing", "is required"),
            new Violation("on", "must be true or false, was a string"),
            new Violation("surplus", "is not a field of this resource"));
  }

  @Test
  void letsAcceptedFieldsPass() {
    Fields fields = fields("{\"id\": 1}");

    fields.accept("id");

    fields.check();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, must be a whole number",
    "1e999999999, must be a whole number",
    "99999999999999999999, is too large",
    "true, 'must be a whole number, was a boolean'",
    "null, is required"
  })
  void refusesWhatIsNoWholeNumber(String value, String message) {
    Fields fields = fields("{\"id\": " + value + "}");
    fields.requiredNumber("id");

    assertThat(violations(fields)).containsExactly(new Violation("id", message));
  }

  @ParameterizedTest
  @CsvSource({
    "'', must not be blank",
    "' a', must not start or end with a space",
    "abcdef, 'must have at most 5 characters, had 6'",
    "a\\u0000b, must not hold control characters",
    "a\\nb, must not hold control characters",
    "a\\ud800b, must be valid Unicode"
  })
  void refusesBadLines(String escaped, String message) {
    Fields fields = fields("{\"name\": \"" + escaped + "\"}");
    fields.requiredText("name", LINE);

    assertThat(violations(fields)).containsExactly(new Violation("name", message));
  }

  @Test
  void allowsLineBreaksInText() {
    assertThat(TextRule.text(20).faultOf("一\r\n二\t三 😀")).isEmpty();
  }

  private static List<Violation> violations(Fields fields) {
    try {
      fields.check();
      return List.of();
    } catch (InvalidFieldsException invalid) {
      return invalid.violations();
    }
  }

  private static Fields fields(String json) {
    return new Fields(FieldsReader.parse(json));
  }

  @Test
  void tellsWhereJsonIsBroken() {
    assertThatThrownBy(() -> FieldsReader.parse("{\n\"a\": x}"))
        .hasMessageContaining("line 2, column");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "' '", "1", "{\"a\":1,\"a\":2}", "{\"a\":", "{} {}"})
  void refusesWhatIsNotOneObject(String text) {
    assertThatThrownBy(() -> FieldsReader.parse(text)).hasMessageContaining("body");
  }

  @Test
  void refusesTooDeepNesting() {
    assertThatThrownBy(() -> FieldsReader.parse("{\"a\":" + "[".repeat(5000)))
        .hasMessageContaining("body");
  }
}
