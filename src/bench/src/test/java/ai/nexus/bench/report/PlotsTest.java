package ai.nexus.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.nexus.bench.report.BarChart.Bar;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PlotsTest {

  @Test
  void drawsTheLongestBarForTheGreatestValue() {
    String svg =
        BarChart.svg(
            "Rate", List.of(new Bar("a", 50, "50", false), new Bar("b", 100, "100", true)));

    assertThat(svg).contains("width=\"220.0\"").contains("width=\"440.0\"");
  }

  @Test
  void isWellFormedWhateverALabelHolds() {
    String bars = BarChart.svg("a < b & \"c\"", List.of(new Bar("<&>", 0, "0", false)));
    String line = LineChart.svg("a < b", List.of(1.0), 5);

    assertThatCode(() -> parse(bars)).doesNotThrowAnyException();
    assertThatCode(() -> parse(line)).doesNotThrowAnyException();
  }

  private static void parse(String svg) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
