package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ConsoleLineFormatterTest {

  private final ConsoleLineFormatter formatter = new ConsoleLineFormatter();

  @Test
  void writesOneReadableLine() {
    var record = new LogRecord(Level.WARNING, "database\nis down");
    record.setParameters(new Object[] {Map.of("request_id", "req_1")});
    record.setThrown(new IllegalStateException("refused"));

    assertThat(formatter.format(record))
        .matches(
            "\\d\\d:\\d\\d:\\d\\d WARNING database is down"
                + " \\(java.lang.IllegalStateException: refused\\)\\R");
  }
}
