package ai.nexus.core.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The connections on which nothing that comes can be trusted any more. They close at once, so a
 * number of the latest is enough to know; ids are not used again.
 */
final class SpoiltConnections {

  private static final int REMEMBERED = 10_000;

  // guarded by itself
  private final Map<String, Boolean> latest = new Latest();

  void add(String id) {
    synchronized (latest) {
      latest.put(id, true);
    }
  }

  boolean contains(String id) {
    synchronized (latest) {
      return !latest.isEmpty() && latest.containsKey(id);
    }
  }

  private static final class Latest extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
