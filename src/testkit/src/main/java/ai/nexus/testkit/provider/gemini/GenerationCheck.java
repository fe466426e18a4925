package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import java.util.Optional;
import java.util.Set;

/** Refuses a generationConfig that Google refuses (ai.google.dev/api/generate-content). */
final class GenerationCheck {

  private static final Set<String> MEMBERS =
      Set.of(
          "stopSequences",
          "responseMimeType",
          "responseSchema",
          "responseJsonSchema",
          "responseModalities",
          "candidateCount",
          "maxOutputTokens",
          "temperature",
          "topP",
          "topK",
          "seed",
          "presencePenalty",
          "frequencyPenalty",
          "responseLogprobs",
          "logprobs",
          "enableEnhancedCivicAnswers",
          "speechConfig",
          "thinkingConfig",
          "imageConfig",
          "mediaResolution");
  private static final Set<String> MIME =
      Set.of(
          "text/plain", "application/json", "application/xml", "application/yaml", "text/x.enum");

  private final Argument config;

  private GenerationCheck(Argument config) {
    this.config = config;
  }

  static void check(Argument body) throws Refusal {
    Optional<Argument> config = body.object("generationConfig", MEMBERS);
    if (config.isPresent()) {
      new GenerationCheck(config.get()).check();
    }
  }

  private void check() throws Refusal {
    range("temperature", 0, 2, "temperature must be in the range [0.0, 2.0].");
    range("topP", 0, 1, "top_p must be in the range [0.0, 1.0].");
    range("topK", 1, Integer.MAX_VALUE, "top_k must be positive.");
    range("candidateCount", 1, 8, "candidate_count must be in the range [1, 8].");
    range("maxOutputTokens", 1, Integer.MAX_VALUE, "max_output_tokens must be positive.");
    range("presencePenalty", -2, 2, "presence_penalty must be in the range [-2.0, 2.0).");
    range("frequencyPenalty", -2, 2, "frequency_penalty must be in the range [-2.0, 2.0).");
    if (config.get("stopSequences") instanceof JsonArray stops && stops.size() > 5) {
      throw config.wrong("stopSequences", "at most 5 stop sequences are allowed.");
    }
    if (config.has("logprobs") && !config.get("responseLogprobs").toString().equals("true")) {
      throw config.wrong("logprobs", "logprobs needs response_logprobs.");
    }
    format();
    thinking();
  }

  private void range(String name, double least, double most, String message) throws Refusal {
    Optional<Double> number = config.number(name);
    if (number.isPresent() && (number.get() < least || number.get() > most)) {
      throw config.wrong(name, message);
    }
  }

  private void format() throws Refusal {
    String mime = config.string("responseMimeType");
    if (!mime.isEmpty() && !MIME.contains(mime)) {
      throw config.wrong(
          "responseMimeType",
          "allowed mimetypes are `text/plain`, `application/json`, `application/xml`,"
              + " `application/yaml` and `text/x.enum`.");
    }
    boolean schema = config.has("responseSchema") || config.has("responseJsonSchema");
    if (schema && !Set.of("application/json", "text/x.enum").contains(mime)) {
      throw Argument.invalid(
          "Response schema with a response mime type: '" + mime + "' is unsupported");
    }
    if (config.has("responseSchema") && config.has("responseJsonSchema")) {
      throw config.wrong(
          "responseSchema", "response_schema and response_json_schema must not be set both.");
    }
    if (config.has("responseSchema")) {
      new SchemaCheck(config, "responseSchema").check();
    }
  }

  private void thinking() throws Refusal {
    var thinking =
        config.object(
            "thinkingConfig", Set.of("includeThoughts", "thinkingBudget", "thinkingLevel"));
    if (thinking.isEmpty()) {
      return;
    }
    thinking
        .get()
        .oneOf(
            "thinkingLevel",
            Set.of("THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"));
    if (thinking.get().has("thinkingBudget") && thinking.get().has("thinkingLevel")) {
      throw Argument.invalid("You can only set only one of thinking budget and thinking level.");
    }
    Optional<Double> budget = thinking.get().number("thinkingBudget");
    if (budget.isPresent() && (budget.get() < -1 || budget.get() > 32_768)) {
      throw Argument.invalid("The thinking budget " + budget.get().longValue() + " is invalid.");
    }
  }
}
