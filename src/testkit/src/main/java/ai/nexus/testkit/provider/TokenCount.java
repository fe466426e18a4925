package ai.nexus.testkit.provider;

/** What one answer costs, by the provider's own count. */
public record TokenCount(int prompt, int completion) {

  public int total() {
    return prompt + completion;
  }
}
