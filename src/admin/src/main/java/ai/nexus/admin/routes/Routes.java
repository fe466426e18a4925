package ai.nexus.admin.routes;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.persistence.CatalogueRevision;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored routes. Each method is one transaction; each edit moves the revision. */
@Dependent
@Transactional
public class Routes {

  private final EntityManager entities;
  private final CatalogueRevision revision;
  private final Clock clock = Clock.systemUTC();

  /** What stands there now, and whether nothing did before. */
  public record Stored(RouteView route, boolean isNew) {}

  @Inject
  public Routes(EntityManager entities, CatalogueRevision revision) {
    this.entities = entities;
    this.revision = revision;
  }

  /** By name. */
  public Page<RouteView> list(PageRequest asked) {
    long total =
        entities.createQuery("select count(r) from RouteEntity r", Long.class).getSingleResult();
    List<RouteEntity> found =
        entities
            .createQuery(
                "select r from RouteEntity r where r.modelName > :after order by r.modelName",
                RouteEntity.class)
            .setParameter("after", asked.after().orElse(""))
            .setMaxResults(asked.limit() + 1)
            .getResultList();
    return Page.of(found, asked, total, route -> encoded(route.modelName())).map(RouteView::of);
  }

  public RouteView get(String model) {
    return RouteView.of(find(model));
  }

  public Stored put(String model, Fields fields) {
    RoutePolicy policy = RouteInput.read(model, fields);
    revision.bump();
    Instant now = clock.instant();
    Optional<RouteEntity> before = Optional.ofNullable(entities.find(RouteEntity.class, model));
    RouteEntity route = before.orElseGet(() -> new RouteEntity(model, now));
    route.apply(policy, now);
    entities.persist(route);
    entities.flush();
    return new Stored(RouteView.of(route), before.isEmpty());
  }

  public void delete(String model) {
    revision.bump();
    entities.remove(find(model));
  }

  private RouteEntity find(String model) {
    return Optional.ofNullable(entities.find(RouteEntity.class, model))
        .orElseThrow(
            () ->
                new GatewayException(
                    Failure.NOT_FOUND, "There is no route of a model '" + model + "'."));
  }

  /** As it stands in a link: a URI's builder takes braces for a template and keeps what is so. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
