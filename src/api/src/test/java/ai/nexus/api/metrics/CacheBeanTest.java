package ai.nexus.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.api.cache.AnswerStore;
import ai.nexus.core.metrics.CacheMetric;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheBeanTest {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Registration registration =
      new Registration().with(CacheMetric.BEAN, new CacheBean(new AnswerStore(1 << 20)));
  private ObjectName name;

  @BeforeEach
  void register() throws Exception {
    name = new ObjectName(CacheMetric.BEAN);
    registration.begin();
  }

  @AfterEach
  void unregister() {
    registration.end();
  }

  @Test
  void showsEachFigure() throws Exception {
    for (CacheMetric metric : CacheMetric.values()) {
      assertThat(server.getAttribute(name, metric.attribute())).isEqualTo(0L);
    }
  }

  @Test
  void canBeClearedAndNothingElse() throws Exception {
    assertThat(server.invoke(name, CacheMetric.CLEAR, new Object[0], new String[0])).isNull();
    assertThatThrownBy(() -> server.invoke(name, "fill", new Object[0], new String[0]))
        .isInstanceOf(RuntimeMBeanException.class);
  }
}
