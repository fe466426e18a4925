package ai.nexus.admin.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Tells the gateways that the catalogue changed. Called first in the transaction of every edit: the
 * row's lock then also makes edits follow one another, in this node and all others, so that they
 * neither deadlock nor slip past each other's checks.
 */
@Dependent
public class CatalogueRevision {

  private final EntityManager entities;

  @Inject
  public CatalogueRevision(EntityManager entities) {
    this.entities = entities;
  }

  public void bump() {
    entities
        .createNativeQuery("update catalogue_revision set revision = revision + 1 where id = 1")
        .executeUpdate();
  }
}
