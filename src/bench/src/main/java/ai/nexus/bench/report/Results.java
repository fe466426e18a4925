package ai.nexus.bench.report;

import ai.nexus.bench.measure.WorkResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was measured of one version on one machine. */
public record Results(String version, Map<String, String> machine, List<WorkResult> works) {

  public Results {
    machine = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(machine));
    works = List.copyOf(works);
  }

  /** These, and of the older ones what was not measured again, if the machine is the same. */
  public Results over(Optional<Results> older) {
    if (older.isEmpty() || !older.get().machine.equals(machine)) {
      return this;
    }
    Map<String, WorkResult> byId = new LinkedHashMap<>();
    older.get().works.forEach(work -> byId.put(work.id(), work));
    works.forEach(work -> byId.put(work.id(), work));
    return new Results(version, machine, List.copyOf(byId.values()));
  }

  public Optional<WorkResult> find(String id) {
    return works.stream().filter(work -> work.id().equals(id)).findFirst();
  }
}
