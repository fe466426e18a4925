package ai.nexus.admin.lifecycle;

import ai.nexus.admin.providers.ProviderSecrets;
import ai.nexus.core.keys.ClientKeyHasher;
import ai.nexus.core.messages.MessageArchive;
import ai.nexus.core.repricing.Repricing;
import ai.nexus.core.secrets.CredentialBox;
import ai.nexus.core.statistics.EntrySearch;
import ai.nexus.core.statistics.UsageStatistics;
import ai.nexus.core.usage.JournalBarrier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Makes the plain objects that the beans are given. */
@Dependent
class Wiring {

  @PersistenceContext(unitName = "nexus")
  private EntityManager entities;

  /** Joins the transaction of the calling thread, so many threads may share it. */
  @Produces
  EntityManager entities() {
    return entities;
  }

  @Produces
  @Singleton
  Foundation foundation() {
    return Foundation.lay();
  }

  @Produces
  DataSource database(Foundation foundation) {
    return foundation.database();
  }

  @Produces
  @Singleton
  ProviderSecrets providerSecrets(Foundation foundation) {
    return new ProviderSecrets(
        new CredentialBox(foundation.masterKey()), new ClientKeyHasher(foundation.masterKey()));
  }

  @Produces
  @Singleton
  UsageStatistics statistics(Foundation foundation) {
    return new UsageStatistics(foundation.database());
  }

  @Produces
  @Singleton
  EntrySearch entrySearch(Foundation foundation) {
    return new EntrySearch(foundation.database());
  }

  @Produces
  @Singleton
  Repricing repricing(Foundation foundation) {
    return new Repricing(foundation.database());
  }

  @Produces
  @Singleton
  MessageArchive messages(Foundation foundation) {
    return new MessageArchive(foundation.home().messages());
  }

  @Produces
  @Singleton
  JournalBarrier journalBarrier(Foundation foundation) {
    return new JournalBarrier(foundation.home().data().resolve("journal"), foundation.database());
  }
}
