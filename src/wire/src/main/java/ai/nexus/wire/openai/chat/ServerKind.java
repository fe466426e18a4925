package ai.nexus.wire.openai.chat;

import ai.nexus.wire.chat.Role;

/**
 * What a server that speaks OpenAI's dialect takes. OpenAI renamed members that most others know by
 * their first names, and refuses what it does not know; others need what OpenAI does not have.
 */
public enum ServerKind {
  /** OpenAI's own schema of today (openai-python types/chat/completion_create_params.py). */
  OPENAI("max_completion_tokens", "safety_identifier", false),
  /** The schema as most servers took it over, and nothing beyond it: Groq, Cerebras, Mistral. */
  PLAIN("max_tokens", "user", false),
  /**
   * With the members that OpenRouter, DeepSeek, LiteLLM and vLLM have beyond it: cache marks,
   * thoughts in the history, top_k.
   */
  EXTENDED("max_tokens", "user", true);

  private final String maxTokens;
  private final String endUser;
  private final boolean extended;

  ServerKind(String maxTokens, String endUser, boolean extended) {
    this.maxTokens = maxTokens;
    this.endUser = endUser;
    this.extended = extended;
  }

  /**
   * The member that limits the answer: OpenAI's reasoning models refuse the old one
   * (https://platform.openai.com/docs/api-reference/chat/create).
   */
  public String maxTokens() {
    return maxTokens;
  }

  /** The member that names the end user. */
  public String endUser() {
    return endUser;
  }

  /**
   * Whether it takes more than OpenAI's schema. OpenAI answers {@code cache_control} with 400
   * (https://github.com/nadeko-bot/nadekobot/issues/34), Groq and Cerebras {@code
   * reasoning_content} (https://github.com/janhq/jan/issues/8136), while DeepSeek wants it back
   * (https://api-docs.deepseek.com/guides/thinking_mode).
   */
  public boolean extended() {
    return extended;
  }

  /**
   * Others than OpenAI know no {@code developer}
   * (https://github.com/earendil-works/pi/issues/1048).
   */
  public String instructing(Role role) {
    return this == OPENAI && role == Role.DEVELOPER ? "developer" : "system";
  }
}
