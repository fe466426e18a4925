package ai.nexus.bench.report;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.WorkResult;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as JSON and back. */
final class ResultsJson {

  private static final MathContext DIGITS = new MathContext(6);

  private ResultsJson() {}

  static Instant measuredLast(Results results) {
    return results.works().stream()
        .map(WorkResult::at)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  static String write(Results results) {
    JsonObjectBuilder machine = Json.createObjectBuilder();
    results.machine().forEach(machine::add);
    JsonArrayBuilder works = Json.createArrayBuilder();
    results.works().forEach(work -> works.add(write(work)));
    JsonObject whole =
        Json.createObjectBuilder()
            .add("version", results.version())
            .add("machine", machine)
            .add("works", works)
            .build();
    var text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.write(whole);
    }
    return text.toString().strip() + "\n";
  }

  private static JsonObjectBuilder write(WorkResult work) {
    JsonArrayBuilder checks = Json.createArrayBuilder();
    work.checks().forEach(check -> checks.add(write(check)));
    JsonArrayBuilder curve = Json.createArrayBuilder();
    work.curve().forEach(value -> curve.add(rounded(value)));
    JsonObjectBuilder rounds = Json.createObjectBuilder();
    work.rounds().forEach((name, figures) -> rounds.add(name, write(figures)));
    return Json.createObjectBuilder()
        .add("id", work.id())
        .add("title", work.title())
        .add("command", work.command())
        .add("at", work.at().toString())
        .add("load_before", rounded(work.loadBefore()))
        .add("checks", checks)
        .add("rounds", rounds)
        .add("curve", curve);
  }

  private static JsonObjectBuilder write(Check check) {
    return Json.createObjectBuilder()
        .add("name", check.name())
        .add("measured", rounded(check.measured()))
        .add("bound", check.bound().name().toLowerCase(Locale.ROOT))
        .add("limit", rounded(check.limit()))
        .add("decimals", check.decimals())
        .add("met", check.met());
  }

  private static JsonArrayBuilder write(List<Figures> rounds) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Figures round : rounds) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      round.values().forEach((figure, value) -> object.add(figure.key(), rounded(value)));
      array.add(object);
    }
    return array;
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(DIGITS);
  }

  static Results read(JsonObject json) {
    Map<String, String> machine = new LinkedHashMap<>();
    JsonObject facts = json.getJsonObject("machine");
    facts.forEach((name, value) -> machine.put(name, ((JsonString) value).getString()));
    List<WorkResult> works =
        json.getJsonArray("works").getValuesAs(JsonObject.class).stream()
            .map(ResultsJson::readWork)
            .toList();
    return new Results(json.getString("version"), machine, works);
  }

  private static WorkResult readWork(JsonObject json) {
    Map<String, List<Figures>> rounds = new LinkedHashMap<>();
    JsonObject given = json.getJsonObject("rounds");
    for (String contender : given.keySet()) {
      List<JsonObject> figures = given.getJsonArray(contender).getValuesAs(JsonObject.class);
      rounds.put(contender, figures.stream().map(ResultsJson::readFigures).toList());
    }
    return new WorkResult(
        json.getString("id"),
        json.getString("title"),
        json.getString("command"),
        Instant.parse(json.getString("at")),
        json.getJsonNumber("load_before").doubleValue(),
        rounds,
        json.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
            .map(ResultsJson::readCheck)
            .toList(),
        json.getJsonArray("curve").getValuesAs(JsonNumber::doubleValue));
  }

  private static Check readCheck(JsonObject json) {
    return new Check(
        json.getString("name"),
        json.getJsonNumber("measured").doubleValue(),
        Check.Bound.valueOf(json.getString("bound").toUpperCase(Locale.ROOT)),
        json.getJsonNumber("limit").doubleValue(),
        json.getInt("decimals"));
  }

  private static Figures readFigures(JsonObject json) {
    Figures figures = Figures.none();
    for (Figure figure : Figure.values()) {
      if (json.containsKey(figure.key())) {
        figures = figures.with(figure, json.getJsonNumber(figure.key()).doubleValue());
      }
    }
    return figures;
  }
}
