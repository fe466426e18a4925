package ai.nexus.e2e.support;

import ai.nexus.testkit.server.AdminClient;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures at {@code GET /metrics} that have no labels, by name. */
public final class Figures {

  private Figures() {}

  public static Map<String, Long> of(AdminClient admin) {
    return admin
        .call("GET", "/metrics", "")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#") && !line.contains("{"))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Long.valueOf(parts[1])));
  }
}
