package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.glassfish.grizzly.filterchain.DefaultFilterChain;
import org.glassfish.grizzly.http.HttpBrokenContentException;
import org.junit.jupiter.api.Test;

class ClientFaultTest {

  private static final String CHAIN = DefaultFilterChain.class.getName();

  @Test
  void isABodyThatCannotBeRead() {
    assertThat(isOne(CHAIN, new HttpBrokenContentException("no chunk"))).isTrue();
  }

  @Test
  void isNothingElse() {
    assertThat(isOne(CHAIN, new IllegalStateException("a filter's bug"))).isFalse();
    assertThat(isOne(CHAIN, null)).isFalse();
    assertThat(isOne("ai.nexus.api", new HttpBrokenContentException("no chunk"))).isFalse();
    assertThat(isOne(null, new HttpBrokenContentException("no chunk"))).isFalse();
  }

  private static boolean isOne(String logger, Throwable thrown) {
    var record = new LogRecord(Level.WARNING, "GRIZZLY0013");
    record.setLoggerName(logger);
    record.setThrown(thrown);
    return ClientFault.isToldBy(record);
  }
}
