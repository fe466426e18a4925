package ai.nexus.wire.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A family of APIs for chat that have one form. */
public enum Dialect {
  /** OpenAI's chat completions, which most vendors offer too. */
  OPENAI("openai"),
  /** OpenAI's responses, for vendors that have come to prefer it: OpenAI, xAI. */
  RESPONSES("openai-responses"),
  /** Anthropic's messages. */
  ANTHROPIC("anthropic"),
  /** Google's generateContent. */
  GEMINI("gemini"),
  /** Converse, of Amazon's Bedrock. */
  BEDROCK("bedrock");

  // docs.claude.com/en/api/versioning
  private static final String VERSION = "anthropic-version";
  private static final String ANTHROPIC_VERSION = "2023-06-01";
  private static final String FOLDER = "models/";
  // Without alt=sse the answer is one JSON array (ai.google.dev/api/generate-content).
  private static final String STREAM_EVENTS = ":streamGenerateContent?alt=sse";

  private final String label;

  Dialect(String label) {
    this.label = label;
  }

  /**
   * Where a request for a chat goes, below the base of the provider's API.
   *
   * @param model as the provider names it
   */
  public String chatPath(String model, boolean stream) {
    return switch (this) {
      case OPENAI -> "/chat/completions";
      case RESPONSES -> "/responses";
      case ANTHROPIC -> "/messages";
      case GEMINI -> "/models/" + folderless(model) + (stream ? STREAM_EVENTS : ":generateContent");
      // docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
      case BEDROCK -> "/model/" + segment(model) + (stream ? "/converse-stream" : "/converse");
    };
  }

  /** What shows the provider who asks, beside what its version needs. */
  public Map<String, String> headers(Optional<String> key) {
    return switch (this) {
      case OPENAI, RESPONSES, BEDROCK ->
          key.map(text -> Map.of("authorization", "Bearer " + text)).orElse(Map.of());
      case ANTHROPIC ->
          key.map(text -> Map.of("x-api-key", text, VERSION, ANTHROPIC_VERSION))
              .orElse(Map.of(VERSION, ANTHROPIC_VERSION));
      case GEMINI -> key.map(text -> Map.of("x-goog-api-key", text)).orElse(Map.of());
    };
  }

  /** Google lists its models under names that begin with their folder. */
  static String folderless(String model) {
    return segment(model.startsWith(FOLDER) ? model.substring(FOLDER.length()) : model);
  }

  private static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What a provider says to name it. */
  public String label() {
    return label;
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static Dialect of(String label) {
    return Stream.of(values())
        .filter(dialect -> dialect.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no dialect is called " + label));
  }
}
