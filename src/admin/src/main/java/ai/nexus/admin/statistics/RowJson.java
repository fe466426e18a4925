package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.Dimension;
import ai.nexus.core.statistics.UsageQuery;
import ai.nexus.core.statistics.UsageRow;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the rows of a query; their fields are called as those of an entry. */
final class RowJson {

  private final UsageQuery query;
  private final Map<Long, String> providerNames;

  RowJson(UsageQuery query, Map<Long, String> providerNames) {
    this.query = query;
    this.providerNames = providerNames;
  }

  JsonObjectBuilder of(List<UsageRow> rows) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    rows.forEach(row -> array.add(of(row)));
    return Json.createObjectBuilder()
        .add("from", time(query.start()))
        .add("to", time(query.end()))
        .add("zone", query.zone().getId())
        .add("interval", query.interval().label())
        .add("rows", array);
  }

  private JsonObjectBuilder of(UsageRow row) {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("from", time(row.key().from())).add("to", time(row.to()));
    for (int i = 0; i < query.groupBy().size(); i++) {
      add(json, query.groupBy().get(i), row.key().values().get(i));
    }
    return StatisticsJson.add(json, row.totals());
  }

  private void add(JsonObjectBuilder json, Dimension dimension, Optional<String> value) {
    switch (dimension) {
      case PROVIDER -> {
        Optional<Long> id = value.map(Long::valueOf);
        json.add("provider_id", id.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL));
        json.add("provider_name", text(id.map(providerNames::get)));
      }
      case MODEL -> json.add("model_name", text(value));
      case STREAMED -> json.add("streamed", Boolean.parseBoolean(value.orElse("")));
      case HTTP_STATUS -> json.add("http_status", Integer.parseInt(value.orElse("0")));
      default -> json.add(dimension.label(), text(value));
    }
  }

  private String time(Instant time) {
    return write(time, query.zone());
  }

  /** With the zone's offset, and with seconds also where they are 0. */
  private static String write(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
  }

  private static JsonValue text(Optional<String> text) {
    return text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
  }
}
