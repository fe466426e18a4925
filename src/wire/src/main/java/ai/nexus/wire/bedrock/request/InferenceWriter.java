package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code inferenceConfig}, which Converse has for all models, and {@code
 * additionalModelRequestFields}, which it hands to the model as they are
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-call.html). Without
 * {@code maxTokens} an answer may have as many as the model can give.
 */
final class InferenceWriter {

  private static final String STOP = "stop_sequences";
  private static final Map<String, String> FOR_ALL =
      Map.of("temperature", "temperature", "top_p", "topP", STOP, "stopSequences");

  private InferenceWriter() {}

  static void write(Optional<Long> maxTokens, JsonObject settings, JsonObjectBuilder body) {
    JsonObjectBuilder config = Json.object();
    maxTokens.ifPresent(tokens -> config.add("maxTokens", tokens));
    settings.forEach(
        (name, value) -> {
          if (FOR_ALL.containsKey(name)) {
            config.add(FOR_ALL.get(name), value);
          }
        });
    addUnlessEmpty("inferenceConfig", config, body);
  }

  /** Claude tells which stop sequence it met if it is asked to; of others the field is ignored. */
  static void writeAdditional(JsonObject settings, JsonObjectBuilder body) {
    JsonObjectBuilder fields = Json.object();
    settings.forEach(
        (name, value) -> {
          if (name.equals("top_k") || name.equals("thinking")) {
            fields.add(name, value);
          }
        });
    addUnlessEmpty("additionalModelRequestFields", fields, body);
    if (settings.containsKey(STOP)) {
      body.add("additionalModelResponseFieldPaths", Json.array().add("/stop_sequence"));
    }
  }

  private static void addUnlessEmpty(String name, JsonObjectBuilder inner, JsonObjectBuilder body) {
    JsonObject built = inner.build();
    if (!built.equals(JsonValue.EMPTY_JSON_OBJECT)) {
      body.add(name, built);
    }
  }
}
