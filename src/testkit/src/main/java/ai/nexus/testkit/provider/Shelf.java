package ai.nexus.testkit.provider;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a vendor keeps for its clients, by id. */
public final class Shelf {

  private final Map<String, JsonObject> kept = new ConcurrentHashMap<>();

  public void put(String id, JsonObject object) {
    kept.put(id, object);
  }

  public Optional<JsonObject> get(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  /** Whether there was one. */
  public boolean remove(String id) {
    return kept.remove(id) != null;
  }
}
