package ai.nexus.bench.load;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What wrk counted, as our own script printed it.
 *
 * @param errors connections, reads, writes, time-outs and answers of status 400 and above
 */
record WrkReport(
    long requests, double seconds, long bytes, double p50Millis, double p99Millis, long errors) {

  /** The line that the script prints; what wrk prints itself is for people. */
  static final String MARK = "bench ";

  /** Takes apart {@code name=value} pairs. */
  static WrkReport parse(String output) {
    String line =
        output
            .lines()
            .filter(text -> text.startsWith(MARK))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk did not report: " + output));
    Map<String, Double> values =
        Stream.of(line.substring(MARK.length()).split(" ", -1))
            .map(pair -> pair.split("=", -1))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Double.parseDouble(pair[1])));
    return new WrkReport(
        values.get("requests").longValue(),
        values.get("micros") / 1e6,
        values.get("bytes").longValue(),
        values.get("p50") / 1e3,
        values.get("p99") / 1e3,
        values.get("errors").longValue());
  }

  double rate() {
    return requests / seconds;
  }
}
