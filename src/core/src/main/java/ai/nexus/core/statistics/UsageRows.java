package ai.nexus.core.statistics;

import java.util.List;

/**
 * Some of a query's rows.
 *
 * @param total how many rows the query has in all
 */
public record UsageRows(List<UsageRow> rows, int total) {

  public UsageRows {
    rows = List.copyOf(rows);
  }
}
