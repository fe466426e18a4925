package ai.nexus.admin.prices;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.Ids;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.persistence.CatalogueRevision;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.providers.ProviderEntity;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The catalogue of prices. Each method is one transaction; each edit moves the revision. */
@Dependent
@Transactional
public class Prices {

  private final EntityManager entities;
  private final CatalogueRevision revision;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public Prices(EntityManager entities, CatalogueRevision revision) {
    this.entities = entities;
    this.revision = revision;
  }

  /**
   * @param model only its prices
   */
  public Page<PriceView> list(Optional<String> model, PageRequest asked) {
    String from = "from PriceEntity p where (:any = true or p.model = :model)";
    long total =
        of(entities.createQuery("select count(p) " + from, Long.class), model).getSingleResult();
    List<PriceEntity> found =
        of(
                entities.createQuery(
                    "select p " + from + " and p.id > :after order by p.id", PriceEntity.class),
                model)
            .setParameter("after", asked.afterNumber())
            .setMaxResults(asked.limit() + 1)
            .getResultList();
    return Page.of(found, asked, total, price -> String.valueOf(price.id())).map(PriceView::of);
  }

  private static <T> TypedQuery<T> of(TypedQuery<T> query, Optional<String> model) {
    return query.setParameter("any", model.isEmpty()).setParameter("model", model.orElse(""));
  }

  public PriceView create(Fields fields) {
    PriceInput input = PriceInput.read(fields);
    revision.bump();
    Instant now = clock.instant();
    PriceEntity price = new PriceEntity(now);
    store(price, input, now);
    return PriceView.of(price);
  }

  public PriceView get(String id) {
    return PriceView.of(find(id));
  }

  public PriceView replace(String id, Fields fields) {
    revision.bump();
    PriceEntity price = find(id);
    store(price, PriceInput.read(fields), clock.instant());
    return PriceView.of(price);
  }

  public void delete(String id) {
    revision.bump();
    entities.remove(find(id));
  }

  private void store(PriceEntity price, PriceInput input, Instant now) {
    input
        .scope()
        .providerId()
        .filter(id -> entities.find(ProviderEntity.class, id) == null)
        .ifPresent(
            id -> {
              throw new InvalidFieldsException("provider_id", "names no provider: " + id);
            });
    price.apply(input, now);
    requireOnce(price);
    entities.persist(price);
    entities.flush();
  }

  /** Exact, because edits follow one another. */
  private void requireOnce(PriceEntity price) {
    entities
        .createQuery(
            """
            select p from PriceEntity p
            where p.model = :model and p.validFrom = :from and p.id <> :id
            """,
            PriceEntity.class)
        .setParameter("model", price.model())
        .setParameter("from", price.validFrom().toEpochMilli())
        .setParameter("id", price.id())
        .getResultStream()
        .filter(other -> isOfSameUse(other, price))
        .findFirst()
        .ifPresent(
            other -> {
              throw GatewayException.atParam(
                  Failure.CONFLICT,
                  "valid_from",
                  "Price " + other.id() + " is for the same from the same time; change that one.");
            });
  }

  private static boolean isOfSameUse(PriceEntity one, PriceEntity other) {
    return Objects.equals(one.providerId(), other.providerId())
        && Objects.equals(one.serverHost(), other.serverHost())
        && one.aboveInputTokens() == other.aboveInputTokens();
  }

  private PriceEntity find(String id) {
    return Ids.parse("price_id", id).stream()
        .boxed()
        .flatMap(number -> Optional.ofNullable(entities.find(PriceEntity.class, number)).stream())
        .findFirst()
        .orElseThrow(
            () -> new GatewayException(Failure.NOT_FOUND, "There is no price " + id + "."));
  }
}
