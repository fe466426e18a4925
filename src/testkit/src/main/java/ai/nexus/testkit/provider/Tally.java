package ai.nexus.testkit.provider;

/**
 * The tokens of one answer, by kind.
 *
 * @param prompt without what the cache had or took
 * @param output with the thoughts
 */
public record Tally(int prompt, int cacheRead, int cacheWritten, int output, int thoughts) {

  public static Tally of(ChatRequest request, Reply reply) {
    int output = reply.parts().stream().mapToInt(Said::tokens).sum() * request.choices();
    int thoughts =
        reply.parts().stream().filter(Said.Thought.class::isInstance).mapToInt(Said::tokens).sum()
            * request.choices();
    return new Tally(
        request.promptTokens(), reply.cacheRead(), reply.cacheWritten(), output, thoughts);
  }

  /** With all of the cache's. */
  public int wholePrompt() {
    return prompt + cacheRead + cacheWritten;
  }

  public TokenCount count() {
    return new TokenCount(wholePrompt(), output);
  }
}
