package ai.nexus.admin.statistics;

import ai.nexus.admin.problem.Violation;
import ai.nexus.admin.query.Parameters;
import ai.nexus.core.statistics.EntryFilter;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageSource;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the query of a request for entries and gathers what is wrong with it. */
final class EntryQuery {

  private static final Set<String> FILTERS =
      Set.of(
          "from", "to", "provider", "model", "client_key", "outcome", "source", "conversation_id");

  private final Parameters parameters;

  /**
   * @param others the parameters beside the filters
   */
  EntryQuery(MultivaluedMap<String, String> query, Set<String> others) {
    Set<String> all = Stream.of(FILTERS, others).flatMap(Set::stream).collect(Collectors.toSet());
    this.parameters = new Parameters(query, all);
  }

  /** What is wrong so far; more may be added. */
  List<Violation> violations() {
    return parameters.violations();
  }

  EntryFilter filter() {
    Optional<Instant> from = parameters.time("from", ZoneOffset.UTC);
    Optional<Instant> to = parameters.time("to", ZoneOffset.UTC);
    if (from.isPresent() && to.isPresent()) {
      parameters.checkOrder(from.get(), to.get());
    }
    return new EntryFilter(
        from,
        to,
        parameters.text("provider"),
        parameters.text("model"),
        parameters.text("client_key"),
        oneOf("outcome", Outcome.values(), Outcome::label),
        oneOf("source", UsageSource.values(), UsageSource::label),
        parameters.text("conversation_id"));
  }

  <T> Optional<T> oneOf(String name, T[] values, Function<T, String> label) {
    return parameters.oneOf(name, values, label);
  }
}
