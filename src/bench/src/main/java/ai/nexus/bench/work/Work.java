package ai.nexus.bench.work;

import ai.nexus.bench.stage.Stage;

/** One kind of work with its targets. */
public interface Work {

  /** What {@code -Dbench.work} names it. */
  String id();

  String title();

  /** Leaves the stage as it was. */
  Outcome measure(Stage stage, Plan plan);
}
