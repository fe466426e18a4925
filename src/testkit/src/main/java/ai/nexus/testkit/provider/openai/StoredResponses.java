package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Shelf;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Responses that are kept: shown and deleted by id (…/docs/api-reference/responses/get). */
final class StoredResponses {

  private static final Pattern ADDRESS = Pattern.compile("/v1/responses/([^/]+)");

  private final Shelf shelf;

  StoredResponses(Shelf shelf) {
    this.shelf = shelf;
  }

  boolean isAt(String path) {
    return ADDRESS.matcher(path).matches();
  }

  byte[] answer(WireRequest request) throws Refusal {
    Matcher address = ADDRESS.matcher(request.path());
    String id = address.matches() ? address.group(1) : "";
    Optional<JsonObject> response = shelf.get(id);
    if (response.isEmpty()) {
      throw new Refusal(404, "Response with id '" + id + "' not found.", "", "");
    }
    if (request.method().equals("GET")) {
      return OpenAiJson.bytes(response.get());
    }
    shelf.remove(id);
    return OpenAiJson.bytes(
        Json.createObjectBuilder()
            .add("id", id)
            .add("object", "response")
            .add("deleted", true)
            .build());
  }
}
