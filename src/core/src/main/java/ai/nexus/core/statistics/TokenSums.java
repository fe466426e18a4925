package ai.nexus.core.statistics;

/**
 * Sums over some usage entries. A count that is unknown adds nothing.
 *
 * @param cached part of prompt
 * @param reasoning part of completion
 * @param estimatedRequests those whose tokens the gateway counted because no provider reported them
 */
public record TokenSums(
    long requests,
    long prompt,
    long completion,
    long cached,
    long reasoning,
    long estimatedRequests) {

  public static final TokenSums NONE = new TokenSums(0, 0, 0, 0, 0, 0);

  public long total() {
    return prompt + completion;
  }

  public TokenSums plus(TokenSums other) {
    return new TokenSums(
        requests + other.requests,
        prompt + other.prompt,
        completion + other.completion,
        cached + other.cached,
        reasoning + other.reasoning,
        estimatedRequests + other.estimatedRequests);
  }
}
