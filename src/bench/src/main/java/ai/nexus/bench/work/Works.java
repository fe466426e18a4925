package ai.nexus.bench.work;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every work of the bench, in the order in which it is done. */
public final class Works {

  private static final List<Work> ALL =
      List.of(
          ClosedLoop.json32(),
          new OneConnection(),
          ClosedLoop.json256(),
          ClosedLoop.sse32(),
          OpenStreams.sse(2000),
          OpenStreams.sockets(1000),
          ClosedLoop.prompt("prompt-100k", "100 KB prompt, 16 connections", 100_000, 16),
          ClosedLoop.prompt("prompt-2m", "2 MB prompt, 4 connections", 2_000_000, 4),
          new SlowReaders(),
          new WarmUp(),
          new ColdStart(),
          new Dashboards());

  private static final Pattern NUMBERED = Pattern.compile("(streams|sockets)-([1-9]\\d{0,4})");

  /** What the guard against regressions measures. */
  public static final List<String> GUARDED = List.of("json-32", "sse-32");

  private Works() {}

  /**
   * @param ids none for all
   * @throws IllegalArgumentException where one is unknown
   */
  public static List<Work> named(List<String> ids) {
    return ids.isEmpty() ? ALL : ids.stream().map(Works::named).toList();
  }

  private static Work named(String id) {
    return ALL.stream()
        .filter(work -> work.id().equals(id))
        .findFirst()
        .or(() -> ofAnotherNumber(id))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no work %s; there are %s"
                        .formatted(
                            id, ALL.stream().map(Work::id).collect(Collectors.joining(", ")))));
  }

  /** As many streams as a smaller or larger machine bears. */
  private static Optional<Work> ofAnotherNumber(String id) {
    Matcher numbered = NUMBERED.matcher(id);
    if (!numbered.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(numbered.group(2));
    return Optional.of(
        numbered.group(1).equals("streams")
            ? OpenStreams.sse(number)
            : OpenStreams.sockets(number));
  }
}
