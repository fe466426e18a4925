package ai.nexus.admin.targets;

import ai.nexus.admin.gateway.GatewayBeans;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.core.metrics.RoutingMBean;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The targets that the LLM API knows, with how they are now. */
final class Targets {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final GatewayBeans beans = new GatewayBeans(ManagementFactory.getPlatformMBeanServer());

  /** A page of those that are chosen, by provider, key and model. */
  Response answer(Predicate<TargetRef> chosen, UriInfo uri) {
    TargetQuery query = TargetQuery.read(uri.getQueryParameters());
    List<JsonObject> all =
        read().stream()
            .filter(target -> chosen.test(TargetRef.of(target)) && query.wants(target))
            .toList();
    Page<JsonObject> page = page(all, query.page());
    return page.addHeaders(Response.ok(page.items()), uri).build();
  }

  private static Page<JsonObject> page(List<JsonObject> all, PageRequest asked) {
    List<JsonObject> found =
        all.stream()
            .filter(target -> asked.after().map(id -> isBehind(target, id)).orElse(true))
            .limit(asked.limit() + 1L)
            .toList();
    return Page.of(found, asked, all.size(), target -> encoded(target.getString("id")));
  }

  private List<JsonObject> read() {
    try (JsonReader json =
        READERS.createReader(new StringReader(beans.routing(RoutingMBean::getTargets)))) {
      return json.readArray().getValuesAs(JsonObject.class);
    }
  }

  /** As it stands in a link: a URI's builder takes braces for a template and keeps what is so. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean isBehind(JsonObject target, String id) {
    return TargetRef.of(target).compareTo(TargetRef.of(id)) > 0;
  }

  void closeCircuit(String id) {
    TargetRef target = TargetRef.of(id);
    boolean known =
        beans.routing(
            bean -> bean.closeCircuit(target.provider(), target.key(), target.upstreamModel()));
    if (!known) {
      throw TargetRef.notFound(id);
    }
  }
}
