package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ConsoleLogTest {

  @Test
  void showsOurWarningsAndTheServersErrors() {
    assertThat(shows("ai.nexus.core.usage", Level.WARNING)).isTrue();
    assertThat(shows("org.apache.catalina", Level.SEVERE)).isTrue();
    assertThat(shows("org.apache.catalina", Level.WARNING)).isFalse();
    assertThat(shows(null, Level.WARNING)).isFalse();
  }

  private static boolean shows(String logger, Level level) {
    var record = new LogRecord(level, "x");
    record.setLoggerName(logger);
    return ConsoleLog.concernsThePerson(record);
  }
}
