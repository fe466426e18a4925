package ai.nexus.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaHeapTest {

  @Test
  void readsTheHeapAndNotTheClassSpace() {
    String info =
        """
        4711:
         garbage-first heap   total 262144K, used 45000K [0x0000, 0x0001)
          region size 1024K, 5 young (5120K), 2 survivors (2048K)
         Metaspace       used 60000K, committed 60500K, reserved 1114112K
        """;

    assertThat(JavaHeap.usedIn(info)).isEqualTo(45_000L * 1024);
  }
}
