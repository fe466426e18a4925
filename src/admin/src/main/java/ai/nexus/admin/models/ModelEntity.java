package ai.nexus.admin.models;

import ai.nexus.core.catalogue.Placement;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of table provider_model; times are milliseconds in UTC. */
@Entity
@Table(name = "provider_model")
@Access(AccessType.FIELD)
public class ModelEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "provider_id")
  private long providerId;

  @Column(name = "model_name")
  private String modelName;

  @Column(name = "upstream_model")
  private String upstreamModel;

  private String description;

  private int priority;

  private int weight;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  /** For JPA. */
  protected ModelEntity() {}

  ModelEntity(Instant now) {
    createdAt = now.toEpochMilli();
  }

  void apply(ModelInput input, Instant now) {
    providerId = input.providerId();
    modelName = input.modelName();
    upstreamModel = input.upstreamModel().orElse(null);
    description = input.description();
    priority = input.placement().priority();
    weight = input.placement().weight();
    updatedAt = now.toEpochMilli();
  }

  long id() {
    return id;
  }

  long providerId() {
    return providerId;
  }

  String modelName() {
    return modelName;
  }

  Optional<String> upstreamModel() {
    return Optional.ofNullable(upstreamModel);
  }

  String description() {
    return description;
  }

  Placement placement() {
    return new Placement(priority, weight);
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
