package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.responses.body.FormatWriter;
import ai.nexus.wire.openai.responses.body.ToolsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What a response repeats from its request. The SDKs' types require part of it, so that there are
 * values where the request has none. Facts: openai-python types/responses/response.py
 */
record Settings(JsonObject members) {

  static final Settings NONE = of(ChatRequest.builder("").build());

  static Settings of(ChatRequest request) {
    JsonObjectBuilder members =
        Json.object()
            .addNull("max_output_tokens")
            .addNull("temperature")
            .addNull("top_p")
            .add("parallel_tool_calls", true)
            .add("tool_choice", "auto")
            .add("tools", JsonArray.EMPTY_JSON_ARRAY)
            .add("text", plainText())
            .add("reasoning", reasoning(request.reasoning()))
            .add("metadata", metadata(request));
    request.sampling().maxTokens().ifPresent(limit -> members.add("max_output_tokens", limit));
    request.sampling().temperature().ifPresent(value -> members.add("temperature", value));
    request.sampling().topP().ifPresent(value -> members.add("top_p", value));
    ToolsWriter.write(request, members, new Dropped());
    request.format().ifPresent(format -> FormatWriter.write(format, members));
    return new Settings(members.build());
  }

  private static JsonObjectBuilder plainText() {
    return Json.object().add("format", Json.object().add("type", "text"));
  }

  private static JsonObjectBuilder reasoning(Optional<Reasoning> reasoning) {
    JsonObjectBuilder written = Json.object();
    JsonValue effort =
        reasoning
            .flatMap(Reasoning::effort)
            .map(word -> Json.string(word.name().toLowerCase(Locale.ROOT)))
            .orElse(JsonValue.NULL);
    JsonValue summary =
        reasoning
            .flatMap(Reasoning::shown)
            .filter(shown -> shown)
            .map(shown -> Json.string("auto"))
            .orElse(JsonValue.NULL);
    return written.add("effort", effort).add("summary", summary);
  }

  private static JsonObjectBuilder metadata(ChatRequest request) {
    JsonObjectBuilder labels = Json.object();
    request.metadata().forEach(labels::add);
    return labels;
  }
}
