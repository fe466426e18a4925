package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.UsageRow;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row's key as the {@code after} of the next page: a JSON array in base64url. */
final class RowCursor {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,8000}");

  private RowCursor() {}

  static String write(UsageRow.Key key) {
    JsonArrayBuilder array = JSON.createArrayBuilder().add(key.from().toString());
    key.values().forEach(value -> value.ifPresentOrElse(array::add, array::addNull));
    byte[] json = array.build().toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /**
   * @param values how many the key has
   * @return empty for what {@link #write} did not give out for such a query
   */
  static Optional<UsageRow.Key> read(String cursor, int values) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(cursor);
      JsonArray array = array(new String(json, StandardCharsets.UTF_8));
      return array.size() == 1 + values ? Optional.of(key(array)) : Optional.empty();
    } catch (IllegalArgumentException | JsonException | ClassCastException altered) {
      return Optional.empty();
    } catch (DateTimeException alteredToo) {
      return Optional.empty();
    }
  }

  private static JsonArray array(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      return reader.readArray();
    }
  }

  private static UsageRow.Key key(JsonArray array) {
    List<Optional<String>> values = new ArrayList<>();
    for (JsonValue value : array.subList(1, array.size())) {
      values.add(
          value == JsonValue.NULL
              ? Optional.empty()
              : Optional.of(((JsonString) value).getString()));
    }
    return new UsageRow.Key(Instant.parse(array.getString(0)), values);
  }
}
