package ai.nexus.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.testkit.server.AdminClient;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the clients of a load have seen, which is then held against the ledger. For all threads. */
final class SoakNotes {

  private static final int IN_ONE_CONVERSATION = 200;
  private static final int PAGE = 500;

  private final String name;
  private final long end;
  private final AtomicLong begun = new AtomicLong();
  private final Map<String, Sight> sights = new ConcurrentHashMap<>();
  private final Queue<String> odd = new ConcurrentLinkedQueue<>();

  SoakNotes(String name, Duration time) {
    this.name = name;
    this.end = System.nanoTime() + time.toNanos();
  }

  boolean goOn() {
    return System.nanoTime() < end && odd.isEmpty();
  }

  String nextId() {
    return name + "." + begun.getAndIncrement();
  }

  /** So few requests each that one page of the ledger's holds them. */
  String conversation(String id) {
    long number = Long.parseLong(id.substring(id.lastIndexOf('.') + 1));
    return name + "-" + number / IN_ONE_CONVERSATION;
  }

  void seen(String id, Sight sight) {
    sights.put(id, sight);
  }

  void left(String id) {
    sights.put(id, Sight.LEFT);
  }

  void odd(String id, Exception failed) {
    odd.add(id + ": " + failed);
  }

  /** Every exchange has one entry, and its outcome is what the client saw. */
  void check(AdminClient admin) {
    assertThat(odd).as("answers that no client should get").isEmpty();
    for (long first = 0; first < begun.get(); first += IN_ONE_CONVERSATION) {
      String conversation = conversation(name + "." + first);
      Map<String, JsonObject> entries = entries(admin, conversation);
      long last = Math.min(first + IN_ONE_CONVERSATION, begun.get());
      assertThat(entries).as(conversation).hasSize((int) (last - first));
      entries.forEach(this::check);
    }
  }

  private void check(String id, JsonObject entry) {
    Sight sight = sights.get(id);
    assertThat(sight).as("what was seen of %s", entry).isNotNull();
    assertThat(sight.fits(entry.getString("outcome")))
        .as("%s is recorded as %s", sight, entry)
        .isTrue();
  }

  private static Map<String, JsonObject> entries(AdminClient admin, String conversation) {
    List<JsonObject> listed =
        admin
            .object("/stats/conversation/%s?limit=%d".formatted(conversation, PAGE))
            .getJsonArray("requests")
            .getValuesAs(JsonObject.class);
    Map<String, JsonObject> entries = new HashMap<>();
    for (JsonObject entry : listed) {
      JsonObject other = entries.put(entry.getString("request_id"), entry);
      assertThat(other).as("a second entry beside %s", entry).isNull();
    }
    return entries;
  }

  /** How many clients saw what. */
  Map<Sight, Long> tally() {
    Map<Sight, Long> tally = new TreeMap<>();
    sights.values().forEach(sight -> tally.merge(sight, 1L, Long::sum));
    return tally;
  }
}
