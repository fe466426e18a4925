package ai.nexus.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final Logger logger = Logger.getLogger("ai.nexus.test.EventLogTest");
  private final EventLog log = EventLog.named(logger.getName());
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void record() {
    logger.setUseParentHandlers(false);
    logger.addHandler(recorder);
  }

  @AfterEach
  void stopRecording() {
    logger.removeHandler(recorder);
  }

  @Test
  void carriesTheFieldsAsTheOnlyParameter() {
    log.log(Level.INFO, "req_1", "done", Map.of("status", 200));

    LogRecord record = recorder.only();
    assertThat(record.getLevel()).isEqualTo(java.util.logging.Level.INFO);
    assertThat(record.getMessage()).isEqualTo("done");
    assertThat(record.getParameters())
        .containsExactly(Map.of("request_id", "req_1", "status", 200));
  }

  @Test
  void isNoPattern() {
    log.log(Level.WARNING, "req_1", "it's {0} and {status}", Map.of("status", 200));

    assertThat(new SimpleFormatter().formatMessage(recorder.only()))
        .isEqualTo("it's { 0} and {status}");
  }

  @Test
  void keepsTheCause() {
    Exception cause = new IllegalStateException("why");

    log.warning("failed", cause);

    assertThat(recorder.only().getThrown()).isSameAs(cause);
    assertThat(recorder.only().getSourceClassName()).isEqualTo(logger.getName());
  }

  @Test
  void letsOneRecordThroughInEachInterval() {
    LogThrottle throttle = new LogThrottle(Duration.ofHours(1));
    List<Long> passed = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      throttle.attempt(passed::add);
    }

    assertThat(passed).containsExactly(0L);
  }

  private static final class Recorder extends Handler {

    private final List<LogRecord> records = new ArrayList<>();

    LogRecord only() {
      assertThat(records).hasSize(1);
      return records.get(0);
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
