package ai.nexus.admin.routes;

import ai.nexus.core.catalogue.Affinity;
import ai.nexus.core.catalogue.FallbackNames;
import ai.nexus.core.catalogue.RoutePolicy;
import ai.nexus.core.catalogue.Strategy;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A row of table model_route; times are milliseconds in UTC. */
@Entity
@Table(name = "model_route")
@Access(AccessType.FIELD)
public class RouteEntity {

  @Id
  @Column(name = "model_name")
  private String modelName;

  private String strategy;

  private String affinity;

  private String fallbacks;

  @Column(name = "first_event_timeout_ms")
  private Integer firstEvent;

  @Column(name = "total_timeout_ms")
  private Integer total;

  @Column(name = "created_at")
  private long createdAt;

  @Column(name = "updated_at")
  private long updatedAt;

  /** For JPA. */
  protected RouteEntity() {}

  RouteEntity(String model, Instant now) {
    modelName = model;
    createdAt = now.toEpochMilli();
  }

  void apply(RoutePolicy policy, Instant now) {
    strategy = policy.strategy().label();
    affinity = policy.affinity().label();
    fallbacks = FallbackNames.write(policy.fallbacks());
    firstEvent = column(policy.firstEvent());
    total = column(policy.total());
    updatedAt = now.toEpochMilli();
  }

  private static Integer column(Optional<Duration> limit) {
    return limit.map(duration -> Math.toIntExact(duration.toMillis())).orElse(null);
  }

  String modelName() {
    return modelName;
  }

  RoutePolicy policy() {
    return new RoutePolicy(
        modelName,
        Strategy.of(strategy),
        Affinity.of(affinity),
        FallbackNames.read(fallbacks),
        Optional.ofNullable(firstEvent).map(Duration::ofMillis),
        Optional.ofNullable(total).map(Duration::ofMillis));
  }

  Instant createdAt() {
    return Instant.ofEpochMilli(createdAt);
  }

  Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }
}
