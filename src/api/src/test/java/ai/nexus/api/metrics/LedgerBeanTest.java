package ai.nexus.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.metrics.LedgerMetric;
import ai.nexus.core.usage.LedgerState;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerBeanTest {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Registration registration =
      new Registration()
          .with(LedgerMetric.BEAN, new LedgerBean(() -> new LedgerState(1, 2, 3, 4, 5, true)));
  private ObjectName name;

  @BeforeEach
  void register() throws Exception {
    name = new ObjectName(LedgerMetric.BEAN);
    registration.begin();
  }

  @AfterEach
  void unregister() {
    registration.end();
  }

  @Test
  void showsEachFigure() throws Exception {
    String[] attributes =
        Stream.of(server.getMBeanInfo(name).getAttributes())
            .map(MBeanAttributeInfo::getName)
            .toArray(String[]::new);

    List<Attribute> values = server.getAttributes(name, attributes).asList();

    assertThat(values)
        .containsExactly(
            new Attribute("EntriesWritten", 1L),
            new Attribute("EntriesRefused", 2L),
            new Attribute("EntriesLost", 3L),
            new Attribute("JournalFailures", 4L),
            new Attribute("EntriesWaiting", 5L),
            new Attribute("Outage", 1L));
    assertThat(server.getAttribute(name, "EntriesWaiting")).isEqualTo(5L);
  }

  @Test
  void knowsNoOtherAttributeAndTakesNone() {
    assertThatThrownBy(() -> server.getAttribute(name, "Entries"))
        .isInstanceOf(AttributeNotFoundException.class);
    assertThatThrownBy(() -> server.setAttribute(name, new Attribute("EntriesLost", 0L)))
        .isInstanceOf(AttributeNotFoundException.class);
  }

  @Test
  void takesThePlaceOfOneThatWasLeftBehind() throws Exception {
    new Registration()
        .with(LedgerMetric.BEAN, new LedgerBean(() -> new LedgerState(9, 0, 0, 0, 0, false)))
        .begin();

    assertThat(server.getAttribute(name, "EntriesWritten")).isEqualTo(9L);
  }

  @Test
  void isGoneAfterTheEnd() {
    registration.end();

    assertThatThrownBy(() -> server.getMBeanInfo(name))
        .isInstanceOf(InstanceNotFoundException.class);
  }
}
