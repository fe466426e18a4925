package ai.nexus.admin.targets;

import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.query.Parameters;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which targets are asked for.
 *
 * @param circuits how their circuit is; empty for all
 * @param provider its id or name
 */
record TargetQuery(PageRequest page, Set<String> circuits, Optional<String> provider) {

  private static final String CIRCUIT = "circuit";
  private static final String[] CIRCUITS = {"closed", "open", "half_open"};

  /**
   * @throws ai.nexus.admin.problem.InvalidFieldsException that names every wrong parameter
   */
  static TargetQuery read(MultivaluedMap<String, String> query) {
    Parameters parameters =
        new Parameters(query, Set.of("limit", "after", "provider"), Set.of(CIRCUIT));
    List<String> asked = parameters.all(CIRCUIT);
    Set<String> circuits =
        asked.stream()
            .map(text -> parameters.known(CIRCUIT, text, CIRCUITS, Function.identity()))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    Optional<String> provider = parameters.text("provider");
    PageRequest page = PageRequest.by(TargetRef.ID, query, parameters.violations());
    parameters.check();
    return new TargetQuery(page, circuits, provider);
  }

  boolean wants(JsonObject target) {
    return (circuits.isEmpty() || circuits.contains(target.getString(CIRCUIT)))
        && provider.map(asked -> isOf(asked, target)).orElse(true);
  }

  private static boolean isOf(String provider, JsonObject target) {
    return provider.equals(target.getString("provider"))
        || provider.equals(target.getJsonNumber("provider_id").toString());
  }
}
