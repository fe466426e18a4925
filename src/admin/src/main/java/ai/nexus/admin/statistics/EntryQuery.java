package ai.nexus.admin.statistics;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.Violation;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the query of a request for entries and gathers what is wrong with it. A parameter that
 * there is not is refused: misspelt, it would ask for all entries.
 */
final class EntryQuery {

  private static final Set<String> FILTERS =
      Set.of(
          "from", "to", "provider", "model", "client_key", "outcome", "source", "conversation_id");
  private static final int MAX_TEXT = 200;

  private final MultivaluedMap<String, String> query;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * @param others the parameters beside the filters
   */
  EntryQuery(MultivaluedMap<String, String> query, Set<String> others) {
    this.query = query;
    query.forEach(
        (name, values) -> {
          if (!FILTERS.contains(name) && !others.contains(name)) {
            violate(name, "is not known here");
          } else if (values.size() > 1) {
            violate(name, "must be given once");
          }
        });
  }

  /** What is wrong so far; more may be added. */
  List<Violation> violations() {
    return violations;
  }

  EntryFilter filter() {
    Optional<Instant> from = read("from", EntryQuery::time, TimeText.FORM);
    Optional<Instant> to = read("to", EntryQuery::time, TimeText.FORM);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      violate("to", "must be later than from");
    }
    return new EntryFilter(
        from,
        to,
        text("provider"),
        text("model"),
        text("client_key"),
        oneOf("outcome", Outcome.values(), Outcome::label),
        oneOf("source", UsageSource.values(), UsageSource::label),
        text("conversation_id"));
  }

  private static Optional<Instant> time(String text) {
    return TimeText.parse(text, ZoneOffset.UTC);
  }

  <T> Optional<T> oneOf(String name, T[] values, Function<T, String> label) {
    String labels = Stream.of(values).map(label).collect(Collectors.joining(", "));
    return read(
        name,
        text -> Stream.of(values).filter(value -> label.apply(value).equals(text)).findFirst(),
        "must be one of " + labels);
  }

  private Optional<String> text(String name) {
    return read(
        name,
        text -> Optional.of(text).filter(given -> !given.isEmpty() && given.length() <= MAX_TEXT),
        "must have 1 to " + MAX_TEXT + " characters");
  }

  private <T> Optional<T> read(
      String name, Function<String, Optional<T>> reader, String otherwise) {
    Optional<String> given = Optional.ofNullable(query.getFirst(name));
    Optional<T> value = given.flatMap(reader);
    if (given.isPresent() && value.isEmpty()) {
      violate(name, otherwise);
    }
    return value;
  }

  private void violate(String name, String message) {
    violations.add(new Violation(name, message));
  }
}
