package ai.nexus.e2e;

import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Reads a conversation's entries page by page. */
final class Entries {

  private static final int PAGE = 500;

  private Entries() {}

  static List<JsonObject> all(NexusServer server, String conversation) {
    var admin = new AdminClient(server.admin());
    List<JsonObject> all = new ArrayList<>();
    List<JsonObject> page = page(admin, conversation, "");
    while (!page.isEmpty()) {
      all.addAll(page);
      String last = page.get(page.size() - 1).getString("id");
      page = page.size() < PAGE ? List.of() : page(admin, conversation, "&after=" + last);
    }
    return all;
  }

  private static List<JsonObject> page(AdminClient admin, String conversation, String after) {
    return admin
        .object("/stats/conversation/%s?limit=%d%s".formatted(conversation, PAGE, after))
        .getJsonArray("requests")
        .getValuesAs(JsonObject.class);
  }
}
