package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainsTest {

  private final Logger logger = Logger.getLogger(Drains.class.getName());
  private final List<LogRecord> records = new ArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    logger.addHandler(recorder);
  }

  @AfterEach
  void stopRecording() {
    logger.removeHandler(recorder);
  }

  @Test
  void tellsOnceInAWhileThatThereIsNoPlace() {
    Drains drains = new Drains(1);

    assertThat(drains.begin("A")).isTrue();
    assertThat(records).isEmpty();
    assertThat(drains.begin("B")).isFalse();
    assertThat(drains.begin("C")).isFalse();

    assertThat(records).hasSize(1);
    LogRecord told = records.get(0);
    assertThat(told.getLevel()).isEqualTo(Level.WARNING);
    assertThat(told.getMessage()).contains("nexus.relay.max-drains", "provider 'B'");
    assertThat(told.getParameters())
        .containsExactly(Map.of("code", "drain_refused", "provider", "B"));
  }

  @Test
  void givesPlacesBack() {
    Drains drains = new Drains(1);

    drains.begin("A");
    drains.end();

    assertThat(drains.begin("A")).isTrue();
  }

  @Test
  void isSilentWhereNothingIsToBeReadOn() {
    assertThat(new Drains(0).begin("A")).isFalse();

    assertThat(records).isEmpty();
  }
}
