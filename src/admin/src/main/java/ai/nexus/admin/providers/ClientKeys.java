package ai.nexus.admin.providers;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What the LLM API knows client keys by. */
@Dependent
@Transactional
public class ClientKeys {

  private final EntityManager entities;
  private final ProviderSecrets secrets;

  @Inject
  public ClientKeys(EntityManager entities, ProviderSecrets secrets) {
    this.entities = entities;
    this.secrets = secrets;
  }

  public String hash(String clientKey) {
    return secrets.hashClientKey(clientKey);
  }

  /** Of the key that opens a provider; empty where there is no such provider. */
  public Optional<String> hashOfProvider(long id) {
    return Optional.ofNullable(entities.find(ProviderEntity.class, id))
        .map(ProviderEntity::personalizedKeyHash);
  }
}
