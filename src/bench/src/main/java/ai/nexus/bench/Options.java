package ai.nexus.bench;

import ai.nexus.bench.work.Plan;
import ai.nexus.bench.work.Works;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the bench is told, as system properties; src/bench/pom.xml has their defaults.
 *
 * @param works ids; none for all
 * @param guard whether only to compare with the newest results
 * @param jmh whether to run the JMH benchmarks instead
 */
record Options(
    String version,
    List<String> works,
    Plan plan,
    boolean guard,
    boolean jmh,
    Path jar,
    Path results,
    Path scratch) {

  static Options read(Properties given) {
    boolean guard = Boolean.parseBoolean(given.getProperty("bench.short", "false"));
    Plan plan =
        new Plan(
            seconds(given, "bench.seconds"),
            seconds(given, "bench.warmup"),
            Integer.parseInt(required(given, "bench.rounds")));
    return new Options(
        required(given, "bench.version"),
        guard ? Works.GUARDED : ids(given.getProperty("bench.work", "")),
        plan,
        guard,
        Boolean.parseBoolean(given.getProperty("bench.jmh", "false")),
        Path.of(required(given, "bench.jar")).normalize(),
        Path.of(required(given, "bench.results")),
        Path.of(required(given, "bench.scratch")));
  }

  /** The command that leads to the same measurements. */
  String command() {
    return "mvn -Pbench%s -Dbench.seconds=%d -Dbench.warmup=%d -Dbench.rounds=%d"
        .formatted(
            works.isEmpty() ? "" : " -Dbench.work=" + String.join(",", works),
            plan.length().toSeconds(),
            plan.warmUp().toSeconds(),
            plan.rounds());
  }

  private static List<String> ids(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(id -> !id.isEmpty()).toList();
  }

  private static Duration seconds(Properties given, String name) {
    return Duration.ofSeconds(Long.parseLong(required(given, name)));
  }

  private static String required(Properties given, String name) {
    String value = given.getProperty(name, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set; run the bench by mvn -Pbench");
    }
    return value.strip();
  }
}
