package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.body.ClaudeSettings;
import java.util.List;
import java.util.Locale;

/**
 * What a model takes, by its id: {@code anthropic.claude-sonnet-4-5-20250929-v1:0}, the same behind
 * a region's {@code eu.}, or an ARN, which may hide what it stands for
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html).
 *
 * @param id in small letters
 */
record BedrockModel(String id) {

  // Those that Amazon's page on structured outputs does not name.
  private static final List<String> WITHOUT_SCHEMAS =
      List.of("amazon.nova", "amazon.titan", "meta.llama", "cohere.command", "ai21.jamba");

  static BedrockModel of(String name) {
    return new BedrockModel(name.toLowerCase(Locale.ROOT));
  }

  boolean isClaude() {
    return id.contains("anthropic.claude");
  }

  /**
   * Whether it takes cache points; others refuse them with 400
   * (https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html). A name that hides
   * the model most often stands for Claude, and so do the marks in a client's request.
   */
  boolean caches() {
    return isClaude() || isNova() || hidesModel();
  }

  /** Whether its list of tools can be cached, too. */
  boolean cachesTools() {
    return caches() && !isNova();
  }

  /**
   * Whether its calls can be held to their tool's schema
   * (https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html).
   */
  boolean keepsToSchemas() {
    return isClaude()
        ? ClaudeSettings.keepsToSchemas(id)
        : WITHOUT_SCHEMAS.stream().noneMatch(id::contains);
  }

  private boolean isNova() {
    return id.contains("amazon.nova");
  }

  private boolean hidesModel() {
    return id.startsWith("arn:") && !id.contains(":foundation-model/") && !namesVendor();
  }

  /** As the ARN of an inference profile that Amazon made does; an account's own has a mere id. */
  private boolean namesVendor() {
    return id.substring(id.lastIndexOf('/') + 1).contains(".");
  }
}
