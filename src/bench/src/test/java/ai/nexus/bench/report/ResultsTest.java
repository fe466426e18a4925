package ai.nexus.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.bench.measure.Check;
import ai.nexus.bench.measure.Figure;
import ai.nexus.bench.measure.Figures;
import ai.nexus.bench.measure.WorkResult;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {

  @Test
  void readsWhatItWrote() {
    Results written = results("json-32", 0.5);

    Results read = ResultsJson.read(parse(ResultsJson.write(written)));

    assertThat(read).isEqualTo(written);
  }

  @Test
  void keepsWorksThatWereNotMeasuredAgain() {
    Results merged = results("sse-32", 0.4).over(Optional.of(results("json-32", 0.5)));

    assertThat(merged.works()).extracting(WorkResult::id).containsExactly("json-32", "sse-32");
  }

  @Test
  void forgetsWhatAnotherMachineMeasured() {
    Results other = new Results("1", Map.of("cores", "64"), results("json-32", 0.5).works());

    Results merged = results("sse-32", 0.4).over(Optional.of(other));

    assertThat(merged.works()).extracting(WorkResult::id).containsExactly("sse-32");
  }

  @Test
  void losesNothingByAFallOfAThird() {
    assertThat(Guard.losses(results("json-32", 0.6), results("json-32", 0.4))).isEmpty();
  }

  @Test
  void reportsAFallOfMoreThanAThird() {
    List<String> losses = Guard.losses(results("json-32", 0.6), results("json-32", 0.39));

    assertThat(losses).singleElement().asString().contains("json-32", "0.60", "0.39");
  }

  @Test
  void showsMissedTargetsAndMedians() {
    String report = MarkdownReport.of(results("json-32", 0.2));

    assertThat(report)
        .contains("| json-32 | ratio of requests/s | 0.20 | at least 0.30 | **missed** |")
        .contains("| requests/s | 1,000 |")
        .contains("mvn -Pbench");
  }

  private static Results results(String work, double ratio) {
    var result =
        new WorkResult(
            work,
            "a title",
            "mvn -Pbench",
            Instant.parse("2026-03-04T05:06:07Z"),
            0.25,
            Map.of("nginx", List.of(Figures.none().with(Figure.RATE, 1000))),
            List.of(Check.atLeast("ratio of requests/s", ratio, 0.3, 2)),
            List.of(1.0, 2.0));
    return new Results("1", Map.of("cores", "2"), List.of(result));
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
