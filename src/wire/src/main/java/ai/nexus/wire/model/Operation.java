package ai.nexus.wire.model;

/**
 * What a client asks a model for: an address of the API that it was written for. Sources:
 * platform.openai.com/docs/api-reference, docs.claude.com/en/api, ai.google.dev/api.
 */
public enum Operation {
  CHAT_COMPLETIONS(Dialect.OPENAI, "chat.completions", "/chat/completions"),
  COMPLETIONS(Dialect.OPENAI, "completions", "/completions"),
  EMBEDDINGS(Dialect.OPENAI, "embeddings", "/embeddings"),
  MODERATIONS(Dialect.OPENAI, "moderations", "/moderations"),
  IMAGE_GENERATIONS(Dialect.OPENAI, "images.generations", "/images/generations"),
  IMAGE_EDITS(Dialect.OPENAI, "images.edits", "/images/edits"),
  SPEECH(Dialect.OPENAI, "audio.speech", "/audio/speech"),
  TRANSCRIPTIONS(Dialect.OPENAI, "audio.transcriptions", "/audio/transcriptions"),
  /** Not OpenAI's own: Cohere's and Jina's form, as vLLM and others serve it. */
  RERANK(Dialect.OPENAI, "rerank", "/rerank"),
  REALTIME(Dialect.OPENAI, "realtime", "/realtime"),
  RESPONSES(Dialect.RESPONSES, "responses", "/responses"),
  MESSAGES(Dialect.ANTHROPIC, "messages", "/messages"),
  COUNT_MESSAGE_TOKENS(Dialect.ANTHROPIC, "messages.count_tokens", "/messages/count_tokens"),
  GENERATE_CONTENT(Dialect.GEMINI, "generateContent", ":generateContent"),
  STREAM_GENERATE_CONTENT(Dialect.GEMINI, "streamGenerateContent", ":streamGenerateContent"),
  COUNT_TOKENS(Dialect.GEMINI, "countTokens", ":countTokens"),
  EMBED_CONTENT(Dialect.GEMINI, "embedContent", ":embedContent"),
  BATCH_EMBED_CONTENTS(Dialect.GEMINI, "batchEmbedContents", ":batchEmbedContents");

  private final Dialect dialect;
  private final String label;
  private final String path;

  Operation(Dialect dialect, String label, String path) {
    this.dialect = dialect;
    this.label = label;
    this.path = path;
  }

  /** Whose words the client speaks, in which it is told of errors too. */
  public Dialect dialect() {
    return dialect;
  }

  /** The ledger's {@code endpoint}. */
  public String label() {
    return label;
  }

  /**
   * Whether all that it costs is in the text of request and answer, so that it can be estimated.
   */
  public boolean costsText() {
    return switch (this) {
      case CHAT_COMPLETIONS,
          COMPLETIONS,
          EMBEDDINGS,
          RESPONSES,
          MESSAGES,
          GENERATE_CONTENT,
          STREAM_GENERATE_CONTENT,
          EMBED_CONTENT,
          BATCH_EMBED_CONTENTS ->
          true;
      default -> false;
    };
  }

  /** Whether files are sent with it, in a body of type {@code multipart/form-data}. */
  public boolean takesForms() {
    return this == IMAGE_EDITS || this == TRANSCRIPTIONS;
  }

  /** Below the API's base; of Gemini's what stands behind the model's name. */
  public String path() {
    return path;
  }

  /**
   * Where a provider of the same dialect takes it, below the base of its API.
   *
   * @param model as the provider names it
   */
  public String path(String model) {
    if (dialect != Dialect.GEMINI) {
      return path;
    }
    String address = "/models/" + Dialect.folderless(model) + path;
    return this == STREAM_GENERATE_CONTENT ? address + "?alt=sse" : address;
  }
}
