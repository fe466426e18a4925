package ai.nexus.admin.statistics;

import ai.nexus.core.statistics.Dimension;
import ai.nexus.core.statistics.UsageQuery;
import ai.nexus.core.statistics.UsageRow;
import jakarta.json.stream.JsonGenerator;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the rows of a query; their fields are called as those of an entry. */
final class RowJson {

  private final UsageQuery query;
  private final Map<Long, String> providerNames;
  private final Map<Instant, String> times = new HashMap<>();

  RowJson(UsageQuery query, Map<Long, String> providerNames) {
    this.query = query;
    this.providerNames = providerNames;
  }

  void write(JsonGenerator json, List<UsageRow> rows) {
    json.write("from", text(query.start()))
        .write("to", text(query.end()))
        .write("zone", query.zone().getId())
        .write("interval", query.interval().label())
        .writeStartArray("rows");
    rows.forEach(row -> write(json, row));
    json.writeEnd();
  }

  private void write(JsonGenerator json, UsageRow row) {
    json.writeStartObject().write("from", text(row.key().from())).write("to", text(row.to()));
    for (int i = 0; i < query.groupBy().size(); i++) {
      write(json, query.groupBy().get(i), row.key().values().get(i));
    }
    TotalsJson.write(json, row.totals());
    json.writeEnd();
  }

  private void write(JsonGenerator json, Dimension dimension, Optional<String> value) {
    switch (dimension) {
      case PROVIDER -> {
        writeNumber(json, "provider_id", value);
        writeText(json, "provider_name", value.map(Long::valueOf).map(providerNames::get));
      }
      case MODEL -> writeText(json, "model_name", value);
      case STREAMED -> json.write("streamed", Boolean.parseBoolean(value.orElse("")));
      case HTTP_STATUS -> writeNumber(json, "http_status", value);
      default -> writeText(json, dimension.label(), value);
    }
  }

  private static void writeNumber(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.write(name, Long.parseLong(value.get()));
    } else {
      json.writeNull(name);
    }
  }

  private static void writeText(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.write(name, value.get());
    } else {
      json.writeNull(name);
    }
  }

  /** With the zone's offset, and with seconds also where they are 0; the same for many rows. */
  private String text(Instant time) {
    return times.computeIfAbsent(
        time, each -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(each.atZone(query.zone())));
  }
}
