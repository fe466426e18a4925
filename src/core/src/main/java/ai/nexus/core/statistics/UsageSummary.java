package ai.nexus.core.statistics;

import ai.nexus.core.usage.Outcome;
import java.util.List;
import java.util.Map;

/**
 * Some usage entries in sums.
 *
 * @param byOutcome requests for every outcome, 0 where there were none
 * @param byProvider the thousand providers with most tokens, most first; requests that reached no
 *     provider are in none
 * @param byModel likewise
 */
public record UsageSummary(
    TokenSums all,
    Map<Outcome, Long> byOutcome,
    List<ProviderTokens> byProvider,
    List<ModelTokens> byModel) {

  public UsageSummary {
    byProvider = List.copyOf(byProvider);
    byModel = List.copyOf(byModel);
  }
}
