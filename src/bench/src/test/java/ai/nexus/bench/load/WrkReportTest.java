package ai.nexus.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkReportTest {

  @Test
  void findsOurLineAmongWrksOwn() {
    String output =
        """
        Running 2s test @ http://127.0.0.1/
          1 threads and 32 connections
        Requests/sec:   5000.00
        bench requests=10000 micros=2000000 bytes=3500000 p50=1500 p99=9000 errors=3
        """;

    WrkReport report = WrkReport.parse(output);

    assertThat(report).isEqualTo(new WrkReport(10_000, 2.0, 3_500_000, 1.5, 9.0, 3));
    assertThat(report.rate()).isEqualTo(5000);
  }

  @Test
  void showsWhatWrkSaidInstead() {
    assertThatThrownBy(() -> WrkReport.parse("unable to connect"))
        .hasMessageContaining("unable to connect");
  }
}
