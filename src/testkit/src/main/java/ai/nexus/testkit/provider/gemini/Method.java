package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is done with a model: the word behind the colon. */
enum Method {
  GENERATE,
  STREAM,
  COUNT,
  EMBED,
  EMBED_SEVERAL;

  private static final Map<String, Method> NAMES =
      Map.of(
          "generateContent", GENERATE,
          "streamGenerateContent", STREAM,
          "countTokens", COUNT,
          "embedContent", EMBED,
          "batchEmbedContents", EMBED_SEVERAL);

  static Optional<Method> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  void check(JsonObject body) throws Refusal {
    switch (this) {
      case GENERATE, STREAM -> GenerateCheck.check(body, "");
      case COUNT -> count(body);
      case EMBED ->
          EmbeddingComposition.check(new Argument(body, "", EmbeddingComposition.MEMBERS));
      case EMBED_SEVERAL -> {
        var several = new Argument(body, "", Set.of("model", "requests"));
        for (Argument one : several.each("requests", EmbeddingComposition.MEMBERS)) {
          EmbeddingComposition.check(one);
        }
      }
    }
  }

  private static void count(JsonObject body) throws Refusal {
    var counted = new Argument(body, "", Set.of("contents", "generateContentRequest"));
    if (counted.has("generateContentRequest")) {
      if (counted.has("contents")) {
        throw Argument.invalid("contents and generate_content_request must not be set both.");
      }
      GenerateCheck.check(counted.plain("generateContentRequest"), "generate_content_request");
    } else {
      new ContentCheck(counted).check();
    }
  }

  ChatRequest request(String model, JsonObject body) {
    ChatRequest request = ChatRequest.of(model, this == STREAM, prompt(body), body);
    return body.get("generationConfig") instanceof JsonObject config
            && config.get("candidateCount") instanceof JsonNumber count
        ? request.choosing(count.intValue())
        : request;
  }

  private static JsonValue prompt(JsonObject body) {
    if (body.get("generateContentRequest") instanceof JsonObject inner) {
      return prompt(inner);
    }
    for (String member : Set.of("contents", "content", "requests")) {
      if (body.containsKey(member)) {
        return body.get(member);
      }
    }
    return JsonValue.NULL;
  }

  Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return switch (this) {
      case GENERATE, STREAM -> new ContentComposition(request, reply, usage);
      case COUNT -> new CountComposition(request);
      case EMBED -> new EmbeddingComposition(request, false);
      case EMBED_SEVERAL -> new EmbeddingComposition(request, true);
    };
  }
}
