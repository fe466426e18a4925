package ai.nexus.admin.providers;

import ai.nexus.core.catalogue.HealthCheck;
import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Preset;
import ai.nexus.core.catalogue.Presets;
import ai.nexus.core.catalogue.ProviderApi;
import ai.nexus.core.catalogue.ProviderLimits;
import ai.nexus.core.catalogue.ProviderOptions;
import ai.nexus.core.keys.ClientKeyHasher;
import ai.nexus.wire.model.Dialect;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A row of table provider; its secrets are sealed or hashed, times are milliseconds in UTC. */
@Entity
@Table(name = "provider")
@Access(AccessType.FIELD)
public class ProviderEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private String name;

  private String dialect;

  private String preset;

  private String options;

  @Column(name = "server_url")
  private String serverUrl;

  @Column(name = "server_key")
  private String sealedServerKey;

  @ElementCollection
  @CollectionTable(name = "provider_key", joinColumns = @JoinColumn(name = "provider_id"))
  // A list's order column would be updated row by row, which the table's key does not take.
  @MapKeyColumn(name = "key_order")
  @Column(name = "server_key")
  private Map<Integer, String> sealedMoreKeys = new HashMap<>();

  @Column(name = "personalized_key_hash")
  private String personalizedKeyHash;

  @Column(name = "personalized_key_hint")
  private String personalizedKeyHint;

  private String description;

  @Column(name = "proxy_url")
  private String sealedProxyUrl;

  private boolean enabled;

  @Column(name = "store_messages")
  private boolean storeMessages;

  @Column(name = "on_client_gone")
  private String onClientGone;

  @Embedded private LimitColumns limits;

  @Column(name = "health_check")
  private String healthCheck;

  @Column(name = "health_check_interval_s")
  private int healthCheckInterval;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  /** For JPA. */
  protected ProviderEntity() {}

  ProviderEntity(Instant now) {
    createdAt = now.toEpochMilli();
  }

  void apply(ProviderInput input, ProviderSecrets secrets, Instant now) {
    name = input.name();
    ProviderApi api = input.address().api();
    dialect = api.dialect().label();
    preset = api.preset().map(Preset::label).orElse(null);
    options = ProviderOptions.write(api.options()).orElse(null);
    serverUrl = input.address().serverUrl();
    description = input.description();
    enabled = input.enabled();
    storeMessages = input.storeMessages();
    onClientGone = input.onClientGone().label();
    limits = LimitColumns.of(input.limits());
    healthCheck = input.health().check().label();
    healthCheckInterval = Math.toIntExact(input.health().interval().toSeconds());
    applySecrets(input, secrets);
    updatedAt = now.toEpochMilli();
  }

  private void applySecrets(ProviderInput input, ProviderSecrets secrets) {
    sealedServerKey = changed(sealedServerKey, input.serverKey(), secrets::sealServerKey);
    changeMoreKeys(input.moreServerKeys(), secrets);
    sealedProxyUrl = changed(sealedProxyUrl, input.proxyUrl(), secrets::sealProxyUrl);
    if (input.personalizedKey() instanceof SecretChange.Replace replaced) {
      personalizedKeyHash = secrets.hashClientKey(replaced.secret());
      personalizedKeyHint = ClientKeyHasher.hint(replaced.secret());
    }
  }

  private static String changed(String stored, SecretChange change, UnaryOperator<String> seal) {
    if (change instanceof SecretChange.Replace replaced) {
      return seal.apply(replaced.secret());
    }
    return change instanceof SecretChange.Remove ? null : stored;
  }

  private void changeMoreKeys(List<KeyChange> changes, ProviderSecrets secrets) {
    List<String> stored = sealedMoreKeys();
    sealedMoreKeys.clear();
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof KeyChange.Keep kept) {
        sealedMoreKeys.put(i, stored.get(kept.index()));
      } else if (changes.get(i) instanceof KeyChange.Add added) {
        sealedMoreKeys.put(i, secrets.sealFurtherKey(added.secret()));
      }
    }
  }

  public long id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ProviderApi api() {
    return new ProviderApi(
        Dialect.of(dialect),
        Optional.ofNullable(preset).flatMap(Presets::find),
        ProviderOptions.read(Optional.ofNullable(options)));
  }

  public String serverUrl() {
    return serverUrl;
  }

  Optional<String> sealedServerKey() {
    return Optional.ofNullable(sealedServerKey);
  }

  /** Those beside the first, in their order. */
  List<String> sealedMoreKeys() {
    return List.copyOf(new TreeMap<>(sealedMoreKeys).values());
  }

  String personalizedKeyHint() {
    return personalizedKeyHint;
  }

  String description() {
    return description;
  }

  Optional<String> sealedProxyUrl() {
    return Optional.ofNullable(sealedProxyUrl);
  }

  String personalizedKeyHash() {
    return personalizedKeyHash;
  }

  boolean enabled() {
    return enabled;
  }

  boolean storeMessages() {
    return storeMessages;
  }

  OnClientGone onClientGone() {
    return OnClientGone.of(onClientGone);
  }

  ProviderLimits limits() {
    // Where all of its columns are null, JPA may leave it out.
    return limits == null ? ProviderLimits.NONE : limits.limits();
  }

  HealthInput health() {
    return new HealthInput(HealthCheck.of(healthCheck), Duration.ofSeconds(healthCheckInterval));
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
