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
    UsageTotals all,
    Map<Outcome, Long> byOutcome,
    List<ProviderUsage> byProvider,
    List<ModelUsage> byModel) {

  public UsageSummary {
    byProvider = List.copyOf(byProvider);
    byModel = List.copyOf(byModel);
  }
}
