package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.Violation;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryQueryTest {

  private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();

  @Test
  void asksForAllWithoutParameters() {
    assertThat(read().filter()).isEqualTo(EntryFilter.ALL);
  }

  @Test
  void readsEachParameter() {
    query.add("from", "2026-03-04");
    query.add("to", "2026-03-05T01:00:00+01:00");
    query.add("provider", "OpenAI");
    query.add("model", "gpt-4");
    query.add("client_key", "your****");
    query.add("outcome", "client_closed");
    query.add("source", "partial");
    query.add("conversation_id", "c");

    EntryQuery read = read();

    assertThat(read.filter())
        .isEqualTo(
            new EntryFilter(
                Optional.of(Instant.parse("2026-03-04T00:00:00Z")),
                Optional.of(Instant.parse("2026-03-05T00:00:00Z")),
                Optional.of("OpenAI"),
                Optional.of("gpt-4"),
                Optional.of("your****"),
                Optional.of(Outcome.CLIENT_CLOSED),
                Optional.of(UsageSource.PARTIAL),
                Optional.of("c")));
    assertThat(read.violations()).isEmpty();
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

    assertThat(violation()).isEqualTo(new Violation("from", TimeText.FORM));
  }

  @ParameterizedTest
  @CsvSource({"outcome, COMPLETED", "source, guess", "model, ''", "modell, x", "limit, 5"})
  void namesTheParameterThatIsWrong(String name, String value) {
    query.add(name, value);

    assertThat(violation().field()).isEqualTo(name);
  }

  @Test
  void refusesAParameterThatComesTwice() {
    query.add("model", "a");
    query.add("model", "b");

    assertThat(violation()).isEqualTo(new Violation("model", "must be given once"));
  }

  @Test
  void refusesATimeThatEndsBeforeItBegins() {
    query.add("from", "2026-03-05");
    query.add("to", "2026-03-05");

    assertThat(violation().field()).isEqualTo("to");
  }

  private EntryQuery read() {
    return new EntryQuery(query, Set.of("format"));
  }

  private Violation violation() {
    EntryQuery read = read();
    read.filter();
    assertThat(read.violations()).hasSize(1);
    return read.violations().get(0);
  }
}
