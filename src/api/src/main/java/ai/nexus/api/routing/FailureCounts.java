package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Provider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Failed attempts since the start, by provider and kind. They outlive the states of targets, which
 * an edit makes anew, so that they never fall. Safe for many threads.
 */
final class FailureCounts {

  private final Map<String, Kinds> byProvider = new ConcurrentHashMap<>();

  /** Those of one provider. */
  static final class Kinds {

    private final Map<FailureKind, LongAdder> counts;

    private Kinds() {
      Map<FailureKind, LongAdder> all = new EnumMap<>(FailureKind.class);
      for (FailureKind kind : FailureKind.values()) {
        all.put(kind, new LongAdder());
      }
      counts = Collections.unmodifiableMap(all);
    }

    void count(FailureKind kind) {
      counts.get(kind).increment();
    }
  }

  /** The name is what tells providers apart in figures; there are as many as there are edits. */
  Kinds of(Provider provider) {
    return byProvider.computeIfAbsent(provider.name(), name -> new Kinds());
  }

  /** Those that there have been, by name and kind. */
  List<FailureReport> reports() {
    List<FailureReport> reports = new ArrayList<>();
    byProvider.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                entry
                    .getValue()
                    .counts
                    .forEach(
                        (kind, count) ->
                            reports.add(new FailureReport(entry.getKey(), kind, count.sum()))));
    return reports.stream().filter(report -> report.count() > 0).toList();
  }
}
