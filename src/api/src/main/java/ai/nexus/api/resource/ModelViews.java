package ai.nexus.api.resource;

import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.model.Dialect;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * Models and lists of them in the form that each vendor's SDK reads: OpenAI's, permissions
 * included, Anthropic's (docs.claude.com/en/api/models-list) and Google's
 * (ai.google.dev/api/models). Lists are told whole, on one page.
 */
final class ModelViews {

  // Json's own methods look for their provider at each call, under a lock.
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private ModelViews() {}

  static JsonObject list(Dialect client, List<Target> models) {
    JsonArrayBuilder all = JSON.createArrayBuilder();
    for (int i = 0; i < models.size(); i++) {
      all.add(one(client, i + 1, models.get(i)));
    }
    return switch (client) {
      case ANTHROPIC -> anthropicPage(models).add("data", all).build();
      case GEMINI -> JSON.createObjectBuilder().add("models", all).build();
      default -> JSON.createObjectBuilder().add("object", "list").add("data", all).build();
    };
  }

  private static JsonObjectBuilder anthropicPage(List<Target> models) {
    JsonObjectBuilder page = JSON.createObjectBuilder().add("has_more", false);
    if (models.isEmpty()) {
      return page.addNull("first_id").addNull("last_id");
    }
    return page.add("first_id", models.get(0).modelName())
        .add("last_id", models.get(models.size() - 1).modelName());
  }

  /**
   * @param position in the list, from 1
   */
  static JsonObject one(Dialect client, int position, Target model) {
    return switch (client) {
      case ANTHROPIC ->
          JSON.createObjectBuilder()
              .add("type", "model")
              .add("id", model.modelName())
              .add("display_name", model.modelName())
              .add("created_at", model.createdAt().toString())
              .build();
      case GEMINI ->
          JSON.createObjectBuilder()
              .add("name", "models/" + model.modelName())
              .add("displayName", model.modelName())
              .add(
                  "supportedGenerationMethods",
                  JSON.createArrayBuilder().add("generateContent").add("countTokens"))
              .build();
      default -> openAi(position, model);
    };
  }

  private static JsonObject openAi(int position, Target target) {
    long created = target.createdAt().getEpochSecond();
    return JSON.createObjectBuilder()
        .add("id", target.modelName())
        .add("object", "model")
        .add("created", created)
        .add("owned_by", target.provider().name())
        .add("permission", JSON.createArrayBuilder().add(permission(position, created)))
        .add("root", target.modelName())
        .add("parent", JsonValue.NULL)
        .build();
  }

  /** OpenAI dropped this member; older clients still read it. */
  private static JsonObject permission(int position, long created) {
    return JSON.createObjectBuilder()
        .add("id", "modelperm-" + position)
        .add("object", "model_permission")
        .add("created", created)
        .add("allow_create_engine", false)
        .add("allow_sampling", true)
        .add("allow_logprobs", true)
        .add("allow_search_indices", false)
        .add("allow_view", true)
        .add("allow_fine_tuning", false)
        .add("organization", "*")
        .add("group", JsonValue.NULL)
        .add("is_blocking", false)
        .build();
  }
}
