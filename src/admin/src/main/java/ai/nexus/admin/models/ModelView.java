package ai.nexus.admin.models;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;

/** A model as answers show it. */
@JsonbPropertyOrder({
  "id",
  "providerId",
  "modelName",
  "upstreamModel",
  "description",
  "priority",
  "weight",
  "createdAt",
  "updatedAt"
})
public record ModelView(
    long id,
    long providerId,
    String modelName,
    Optional<String> upstreamModel,
    String description,
    int priority,
    int weight,
    Instant createdAt,
    Instant updatedAt) {

  static ModelView of(ModelEntity model) {
    return new ModelView(
        model.id(),
        model.providerId(),
        model.modelName(),
        model.upstreamModel(),
        model.description(),
        model.placement().priority(),
        model.placement().weight(),
        model.createdAt(),
        model.updatedAt());
  }
}
