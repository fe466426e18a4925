package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource(
      delimiter = '|',
      value = {
        "from    | yesterday | must be a time such as",
        "outcome | COMPLETED | must be one of completed, client_closed",
        "source  | guess     | must be one of reported",
        "model   | ''        | must have 1 to 200 characters",
        "modell  | x         | is not a parameter; there are client_key, conversation_id, format",
        "limit   | 5         | is not a parameter"
      })
  void saysWhatIsWrong(String name, String value, String message) {
    query.add(name, value);

    assertThat(violation().field()).isEqualTo(name);
    assertThat(violation().message()).startsWith(message);
  }

  @Test
  void refusesATimeThatEndsBeforeItBegins() {
    query.add("from", "2026-03-05");
    query.add("to", "2026-03-05");

    assertThat(violation()).isEqualTo(new Violation("from", "must be before to"));
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
