package ai.nexus.core.statistics;

import java.util.List;
import java.util.Optional;

/**
 * Some entries of a longer list.
 *
 * @param next where to go on; empty where there is no more
 */
public record EntryPage(List<LedgerEntry> entries, Optional<String> next) {

  public EntryPage {
    entries = List.copyOf(entries);
  }
}
