package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.Ids;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.persistence.CatalogueRevision;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registered providers. Each method is one transaction; each edit moves the revision. */
@Dependent
@Transactional
public class Providers {

  private final EntityManager entities;
  private final CatalogueRevision revision;
  private final ProviderSecrets secrets;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public Providers(EntityManager entities, CatalogueRevision revision, ProviderSecrets secrets) {
    this.entities = entities;
    this.revision = revision;
    this.secrets = secrets;
  }

  public Page<ProviderView> list(PageRequest asked) {
    long total =
        entities.createQuery("select count(p) from ProviderEntity p", Long.class).getSingleResult();
    List<ProviderEntity> found =
        entities
            .createQuery(
                "select p from ProviderEntity p where p.id > :after order by p.id",
                ProviderEntity.class)
            .setParameter("after", asked.afterNumber())
            .setMaxResults(asked.limit() + 1)
            // The keys of the whole page by one query; another JPA leaves the hint alone.
            .setHint("eclipselink.batch", "p.sealedMoreKeys")
            .setHint("eclipselink.batch.type", "IN")
            .getResultList();
    return Page.of(found, asked, total, provider -> String.valueOf(provider.id()))
        .map(provider -> ProviderView.of(provider, secrets));
  }

  public ProviderView create(Fields fields) {
    ProviderInput input = ProviderInput.forNew(fields);
    revision.bump();
    Instant now = clock.instant();
    ProviderEntity provider = new ProviderEntity(now);
    requireUnusedName(input.name(), provider.id());
    provider.apply(input, secrets, now);
    entities.persist(provider);
    entities.flush();
    return ProviderView.of(provider, secrets);
  }

  public ProviderView get(String id) {
    return ProviderView.of(find(id), secrets);
  }

  public ProviderView replace(String id, Fields fields) {
    revision.bump();
    ProviderEntity provider = find(id);
    ProviderInput input = ProviderInput.forExisting(fields, secrets.shownOf(provider));
    requireUnusedName(input.name(), provider.id());
    provider.apply(input, secrets, clock.instant());
    return ProviderView.of(provider, secrets);
  }

  /** Deletes the provider; the database deletes its models with it and keeps its usage. */
  public void delete(String id) {
    revision.bump();
    entities.remove(find(id));
  }

  /**
   * @throws GatewayException where there is none with this id
   */
  public ProviderEntity find(String id) {
    return Ids.parse("provider_id", id).stream()
        .boxed()
        .flatMap(
            number -> Optional.ofNullable(entities.find(ProviderEntity.class, number)).stream())
        .findFirst()
        .orElseThrow(
            () -> new GatewayException(Failure.NOT_FOUND, "There is no provider " + id + "."));
  }

  /** Exact, because edits follow one another; the table's constraint stands behind it. */
  private void requireUnusedName(String name, long id) {
    long others =
        entities
            .createQuery(
                "select count(p) from ProviderEntity p where p.name = :name and p.id <> :id",
                Long.class)
            .setParameter("name", name)
            .setParameter("id", id)
            .getSingleResult();
    if (others > 0) {
      throw GatewayException.atParam(
          Failure.CONFLICT,
          "name",
          "There is already a provider named '" + name + "'; choose another name.");
    }
  }
}
