package ai.nexus.e2e.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.testkit.provider.TokenCount;
import ai.nexus.testkit.server.AdminClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the ledger's entries of one load against what its clients saw and the upstream charged. */
final class Books {

  private static final int PAGE = 500;

  private final AdminClient admin;
  private final ChargingScript upstream;

  Books(AdminClient admin, ChargingScript upstream) {
    this.admin = admin;
    this.upstream = upstream;
  }

  /** The number of entries, each of which is right; none is missing and none is there twice. */
  int check(Load load) {
    Map<String, JsonObject> entries = byRequest(entries(load.conversation()));
    assertThat(load.odd()).as("answers that nobody should get").isEmpty();
    assertThat(entries.keySet()).as("entries whose requests were sent").isSubsetOf(load.sent());
    assertThat(entries.keySet()).as("entries of ends that were seen").containsAll(load.seen());
    load.seen().forEach(id -> checkSeen(id, entries.get(id)));
    entries.forEach(this::checkTokens);
    return entries.size();
  }

  private void checkSeen(String id, JsonObject entry) {
    assertThat(entry.getString("outcome")).as(id).isEqualTo("completed");
    assertThat(entry.getString("source")).as(id).isEqualTo("reported");
  }

  /** Also of an entry whose end nobody saw: what the provider reported must be what it charged. */
  private void checkTokens(String id, JsonObject entry) {
    if (entry.getString("source").equals("reported")) {
      TokenCount charged = upstream.charged(id).orElseThrow();
      assertThat(entry.getInt("prompt_tokens")).as(id).isEqualTo(charged.prompt());
      assertThat(entry.getInt("completion_tokens")).as(id).isEqualTo(charged.completion());
    }
  }

  private static Map<String, JsonObject> byRequest(List<JsonObject> entries) {
    Map<String, JsonObject> byRequest = new HashMap<>();
    for (JsonObject entry : entries) {
      JsonObject other = byRequest.put(entry.getString("request_id"), entry);
      assertThat(other).as("a second entry beside " + entry).isNull();
    }
    return byRequest;
  }

  private List<JsonObject> entries(String conversation) {
    List<JsonObject> all = new ArrayList<>();
    List<JsonObject> page;
    do {
      String after = all.isEmpty() ? "" : "&after=" + all.get(all.size() - 1).getString("id");
      page =
          admin
              .object("/stats/conversation/%s?limit=%d%s".formatted(conversation, PAGE, after))
              .getJsonArray("requests")
              .getValuesAs(JsonObject.class);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }
}
