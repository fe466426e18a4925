package ai.nexus.admin.models;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.Ids;
import ai.nexus.admin.paging.Page;
import ai.nexus.admin.paging.PageRequest;
import ai.nexus.admin.persistence.CatalogueRevision;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.providers.ProviderEntity;
import ai.nexus.admin.providers.Providers;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The registered models. Each method is one transaction; each edit moves the revision. */
@Dependent
@Transactional
public class Models {

  private final EntityManager entities;
  private final CatalogueRevision revision;
  private final Providers providers;
  private final Clock clock = Clock.systemUTC();

  @Inject
  public Models(EntityManager entities, CatalogueRevision revision, Providers providers) {
    this.entities = entities;
    this.revision = revision;
    this.providers = providers;
  }

  public Page<ModelView> list(PageRequest asked) {
    long total =
        entities.createQuery("select count(m) from ModelEntity m", Long.class).getSingleResult();
    List<ModelEntity> found =
        entities
            .createQuery(
                "select m from ModelEntity m where m.id > :after order by m.id", ModelEntity.class)
            .setParameter("after", asked.afterNumber())
            .setMaxResults(asked.limit() + 1)
            .getResultList();
    return page(found, asked, total);
  }

  public Page<ModelView> listOf(String providerId, PageRequest asked) {
    long provider = providers.find(providerId).id();
    long total =
        entities
            .createQuery(
                "select count(m) from ModelEntity m where m.providerId = :provider", Long.class)
            .setParameter("provider", provider)
            .getSingleResult();
    List<ModelEntity> found =
        entities
            .createQuery(
                """
                select m from ModelEntity m
                where m.providerId = :provider and m.id > :after
                order by m.id
                """,
                ModelEntity.class)
            .setParameter("provider", provider)
            .setParameter("after", asked.afterNumber())
            .setMaxResults(asked.limit() + 1)
            .getResultList();
    return page(found, asked, total);
  }

  public ModelView create(Fields fields) {
    ModelInput input = ModelInput.read(fields);
    revision.bump();
    Instant now = clock.instant();
    ModelEntity model = new ModelEntity(now);
    store(model, input, now);
    return ModelView.of(model);
  }

  public ModelView get(String id) {
    return ModelView.of(find(id));
  }

  public ModelView replace(String id, Fields fields) {
    revision.bump();
    ModelEntity model = find(id);
    store(model, ModelInput.read(fields), clock.instant());
    return ModelView.of(model);
  }

  public void delete(String id) {
    revision.bump();
    entities.remove(find(id));
  }

  /**
   * Adds models under the provider's own names; those that are there already stay as they are.
   *
   * @return the names of those that were added
   */
  public Set<String> addAll(long providerId, List<String> names) {
    revision.bump();
    Set<String> there = namesOf(providerId);
    Instant now = clock.instant();
    Set<String> added = new LinkedHashSet<>();
    for (String name : names) {
      if (!there.contains(name) && added.add(name)) {
        ModelEntity model = new ModelEntity(now);
        model.apply(new ModelInput(providerId, name, Optional.empty(), "", Placement.DEFAULT), now);
        entities.persist(model);
      }
    }
    entities.flush();
    return added;
  }

  /** What a provider's models are called by clients. */
  public Set<String> namesOf(long providerId) {
    return new HashSet<>(
        entities
            .createQuery(
                "select m.modelName from ModelEntity m where m.providerId = :provider",
                String.class)
            .setParameter("provider", providerId)
            .getResultList());
  }

  private void store(ModelEntity model, ModelInput input, Instant now) {
    if (entities.find(ProviderEntity.class, input.providerId()) == null) {
      throw new InvalidFieldsException("provider_id", "names no provider: " + input.providerId());
    }
    requireUnusedName(input, model.id());
    model.apply(input, now);
    entities.persist(model);
    entities.flush();
  }

  /** Exact, because edits follow one another; the table's constraint stands behind it. */
  private void requireUnusedName(ModelInput input, long id) {
    long others =
        entities
            .createQuery(
                """
                select count(m) from ModelEntity m
                where m.providerId = :provider and m.modelName = :name and m.id <> :id
                """,
                Long.class)
            .setParameter("provider", input.providerId())
            .setParameter("name", input.modelName())
            .setParameter("id", id)
            .getSingleResult();
    if (others > 0) {
      throw GatewayException.atParam(
          Failure.CONFLICT,
          "model_name",
          "Provider "
              + input.providerId()
              + " already has a model named '"
              + input.modelName()
              + "'; choose another name.");
    }
  }

  private ModelEntity find(String id) {
    return Ids.parse("model_id", id).stream()
        .boxed()
        .flatMap(number -> Optional.ofNullable(entities.find(ModelEntity.class, number)).stream())
        .findFirst()
        .orElseThrow(
            () -> new GatewayException(Failure.NOT_FOUND, "There is no model " + id + "."));
  }

  private static Page<ModelView> page(List<ModelEntity> found, PageRequest asked, long total) {
    return Page.of(found, asked, total, model -> String.valueOf(model.id())).map(ModelView::of);
  }
}
