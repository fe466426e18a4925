package ai.nexus.wire.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A family of APIs for chat that have one form. The lower-case name is what a provider says. */
public enum Dialect {
  /** OpenAI's chat completions, which most vendors offer too. */
  OPENAI,
  /** Anthropic's messages. */
  ANTHROPIC,
  /** Google's generateContent. */
  GEMINI;

  // docs.claude.com/en/api/versioning
  private static final String VERSION = "anthropic-version";
  private static final String ANTHROPIC_VERSION = "2023-06-01";
  private static final String FOLDER = "models/";
  // Without alt=sse the answer is one JSON array (ai.google.dev/api/generate-content).
  private static final String STREAM_EVENTS = ":streamGenerateContent?alt=sse";

  /**
   * Where a request for a chat goes, below the base of the provider's API.
   *
   * @param model as the provider names it
   */
  public String chatPath(String model, boolean stream) {
    return switch (this) {
      case OPENAI -> "/chat/completions";
      case ANTHROPIC -> "/messages";
      case GEMINI -> "/models/" + segment(model) + (stream ? STREAM_EVENTS : ":generateContent");
    };
  }

  /** What shows the provider who asks, beside what its version needs. */
  public Map<String, String> headers(Optional<String> key) {
    return switch (this) {
      case OPENAI -> key.map(text -> Map.of("authorization", "Bearer " + text)).orElse(Map.of());
      case ANTHROPIC ->
          key.map(text -> Map.of("x-api-key", text, VERSION, ANTHROPIC_VERSION))
              .orElse(Map.of(VERSION, ANTHROPIC_VERSION));
      case GEMINI -> key.map(text -> Map.of("x-goog-api-key", text)).orElse(Map.of());
    };
  }

  /** Google lists its models under names that begin with their folder. */
  private static String segment(String model) {
    String name = model.startsWith(FOLDER) ? model.substring(FOLDER.length()) : model;
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException where no such label exists
   */
  public static Dialect of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
