package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.statistics.Dimension;
import ai.nexus.core.statistics.Interval;
import ai.nexus.core.statistics.UsageQuery;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageQueryReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:07:00Z");

  @Test
  void takesThirtyDaysUntilNow() {
    UsageQuery query = read();

    assertThat(query.end()).isEqualTo("2026-11-26T08:15:00Z");
    assertThat(Duration.between(query.start(), query.end())).isBetween(days(30), days(31));
    assertThat(query.zone().getId()).isEqualTo("UTC");
    assertThat(query.interval()).isEqualTo(Interval.NONE);
    assertThat(query.groupBy()).isEmpty();
    assertThat(query.filters()).isEmpty();
    assertThat(query.conversation()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00Z, UTC, 2026-03-01T10:00:00Z",
    "2026-03-01T10:14:59Z, UTC, 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00+02:00, UTC, 2026-03-01T08:00:00Z",
    "2026-03-01T10:00:00 02:00, UTC, 2026-03-01T08:00:00Z",
    "2026-03-01T10:00, Asia/Kolkata, 2026-03-01T04:30:00Z",
    "2026-03-01, Europe/Berlin, 2026-02-28T23:00:00Z",
  })
  void widensTimesToQuarters(String from, String zone, Instant start) {
    assertThat(read("from", from, "zone", zone).start()).isEqualTo(start);
  }

  @Test
  void takesFiltersAndGroups() {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    parameters.addAll("model", "a", "b");
    parameters.add("outcome", "completed");
    parameters.addAll("group_by", "provider, client_key", "provider");

    UsageQuery query = new UsageQueryReader(parameters, NOW).read();

    assertThat(query.groupBy()).containsExactly(Dimension.PROVIDER, Dimension.CLIENT_KEY);
    assertThat(query.filters())
        .isEqualTo(
            Map.of(Dimension.MODEL, Set.of("a", "b"), Dimension.OUTCOME, Set.of("completed")));
  }

  @Test
  void groupsByConversationsOrFiltersOne() {
    UsageQuery every = read("group_by", "model,conversation_id");
    UsageQuery one = read("group_by", "conversation_id", "conversation_id", "c");

    assertThat(every.groupBy()).containsExactly(Dimension.MODEL, Dimension.CONVERSATION_ID);
    assertThat(every.conversation()).isEmpty();
    assertThat(one.groupBy()).containsExactly(Dimension.CONVERSATION_ID);
    assertThat(one.conversation()).hasValue("c");
    assertThat(one.filters()).isEmpty();
  }

  @Test
  void namesConversationsAmongWhatCanBeGroupedBy() {
    assertThatThrownBy(() -> read("group_by", "conversation"))
        .hasMessageEndingWith("error_code, conversation_id");
  }

  @Test
  void takesOneConversationAtMost() {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    parameters.addAll("conversation_id", "c", "d");

    assertThatThrownBy(() -> new UsageQueryReader(parameters, NOW).read())
        .hasMessage("conversation_id must be given once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from     | yesterday  | must be a time such as",
        "from     | 1969-12-31 | must be a time such as",
        "from     | 2027-01-01 | must be before to",
        "to       | 2026-13-01 | must be a time such as",
        "zone     | Mars       | must be a time zone such as",
        "interval | year       | must be one of none, quarter, hour",
        "group_by | colour     | must be one of provider, model",
        "colour   | red        | is not a parameter; there are after, client_key"
      })
  void saysWhatIsWrong(String name, String value, String message) {
    assertThatThrownBy(() -> read(name, value)).hasMessageContaining(name + " " + message);
  }

  @Test
  void refusesMoreIntervalsThanAnyoneLooksAt() {
    assertThat(read("from", "2026-10-01", "interval", "quarter")).isNotNull();
    assertThatThrownBy(() -> read("from", "2026-01-01", "interval", "quarter"))
        .hasMessageContaining("more than 10000; take a longer interval");
  }

  private static UsageQuery read(String... namesAndValues) {
    MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new UsageQueryReader(parameters, NOW).read();
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }
}
