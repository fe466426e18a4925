package ai.nexus.core.persistence;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a failed statement failed of. The SQLException may stand deep: Derby wraps the reason
 * of a failed batch, and a server's pool may wrap it in an exception of its own, checked or not.
 */
public final class SqlFaults {

  private SqlFaults() {}

  /** Whether the values are at fault (SQLSTATE classes 22 and 23), so that to retry is no use. */
  public static boolean isDataFault(Throwable failed) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failed);
    while (!open.isEmpty()) {
      Throwable reason = open.remove();
      if (!seen.add(reason)) {
        continue;
      }
      Optional.ofNullable(reason.getCause()).ifPresent(open::add);
      if (reason instanceof SQLException sql) {
        Optional.ofNullable(sql.getNextException()).ifPresent(open::add);
        if (isDataState(sql.getSQLState())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isDataState(String state) {
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
