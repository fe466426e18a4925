package ai.nexus.admin.probe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One page of a provider's list of models, in any of the forms that vendors have: OpenAI's {@code
 * data}, Anthropic's with {@code has_more} (docs.claude.com/en/api/models-list), Gemini's {@code
 * models} (ai.google.dev/api/models), and a bare array (Together).
 *
 * @param ids as a request names the models; only those that answer one
 * @param next what the query for the next page has; empty on the last one
 */
record ModelList(List<String> ids, Optional<String> next) {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final String FOLDER = "models/";
  private static final Set<String> METHODS =
      Set.of("generateContent", "embedContent", "batchEmbedContents");

  /** Empty where it is no such list. */
  static Optional<ModelList> read(byte[] body) {
    try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body))) {
      JsonValue value = reader.readValue();
      if (value instanceof JsonArray bare) {
        return Optional.of(new ModelList(ids(bare, "id"), Optional.empty()));
      }
      return value instanceof JsonObject page ? ofObject(page) : Optional.empty();
    } catch (RuntimeException notJson) {
      // Whatever was sent, and however the parser refuses it, it is no list of models.
      return Optional.empty();
    }
  }

  private static Optional<ModelList> ofObject(JsonObject page) {
    if (page.get("data") instanceof JsonArray data) {
      boolean more = JsonValue.TRUE.equals(page.get("has_more"));
      Optional<String> last = text(page, "last_id").filter(id -> more);
      return Optional.of(new ModelList(ids(data, "id"), last.map(id -> "after_id=" + id)));
    }
    if (page.get("models") instanceof JsonArray models) {
      Optional<String> token = text(page, "nextPageToken").filter(text -> !text.isEmpty());
      return Optional.of(
          new ModelList(ids(models, "name"), token.map(text -> "pageToken=" + text)));
    }
    return Optional.empty();
  }

  private static List<String> ids(JsonArray models, String member) {
    return models.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(ModelList::answers)
        .flatMap(model -> text(model, member).stream())
        .map(id -> id.startsWith(FOLDER) ? id.substring(FOLDER.length()) : id)
        .filter(id -> !id.isBlank())
        .toList();
  }

  /** Gemini says which methods a model has; those that it lists without one cannot be asked. */
  private static boolean answers(JsonObject model) {
    return !(model.get("supportedGenerationMethods") instanceof JsonArray methods)
        || methods.stream().flatMap(ModelList::text).anyMatch(METHODS::contains);
  }

  private static Optional<String> text(JsonObject object, String member) {
    return text(object.get(member)).findFirst();
  }

  private static Stream<String> text(JsonValue value) {
    return value instanceof JsonString text ? Stream.of(text.getString()) : Stream.empty();
  }
}
