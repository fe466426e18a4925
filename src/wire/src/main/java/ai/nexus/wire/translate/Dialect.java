package ai.nexus.wire.translate;

import java.util.Locale;

/** A family of APIs for chat that have one form. The lower-case name is what a provider says. */
public enum Dialect {
  /** OpenAI's chat completions, which most vendors offer too. */
  OPENAI,
  /** Anthropic's messages. */
  ANTHROPIC,
  /** Google's generateContent. */
  GEMINI;

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
