package ai.nexus.admin.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.Violation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private static final Set<String> ONCE = Set.of("to", "from", "text");

  private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();

  @Test
  void readsWhatIsThere() {
    query.add("from", "2026-03-04");
    query.add("text", "x".repeat(200));
    query.addAll("model", "a", "b");

    Parameters read = new Parameters(query, ONCE, Set.of("model"));

    assertThat(read.time("from", ZoneId.of("Europe/Berlin")))
        .hasValue(Instant.parse("2026-03-03T23:00:00Z"));
    assertThat(read.time("to", ZoneOffset.UTC)).isEmpty();
    assertThat(read.text("text")).hasValue("x".repeat(200));
    assertThat(read.all("model")).containsExactly("a", "b");
    assertThat(read.all("provider")).isEmpty();
    read.check();
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    query.add("colour", "red");
    query.addAll("from", "2026-03-04", "2026-03-05");
    query.add("text", "x".repeat(201));

    Parameters read = new Parameters(query, ONCE, Set.of("model"));
    read.text("text");
    read.checkOrder(Instant.EPOCH, Instant.EPOCH);

    assertThat(read.violations())
        .containsExactlyInAnyOrder(
            new Violation("colour", "is not a parameter; there are from, model, text, to"),
            new Violation("from", "must be given once"),
            new Violation("text", "must have 1 to 200 characters"),
            new Violation("from", TimeText.ORDER));
    assertThatThrownBy(read::check).hasMessageContaining("colour is not a parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30",
        "2026-13-01T00:00:00Z",
        "1772600767",
        "+999999999-01-01T00:00:00Z",
        "2026-03-04 05:06:07Z"
      })
  void refusesTimes(String time) {
    query.add("from", time);

    Parameters read = new Parameters(query, ONCE);

    assertThat(read.time("from", ZoneOffset.UTC)).isEmpty();
    assertThat(read.violations()).containsExactly(new Violation("from", TimeText.FORM));
  }
}
