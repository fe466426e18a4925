package ai.nexus.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaHeapTest {

  @Test
  void readsTheBytesOfAllLiveObjects() {
    String histogram =
        """
        4711:
         num     #instances         #bytes  class name (module)
        -------------------------------------------------------
           1:        198086       30502912  [B (java.base@17.0.15)
           2:        174433        4186392  java.lang.String (java.base@17.0.15)
        Total       1389711       80712344
        """;

    assertThat(JavaHeap.totalOf(histogram)).isEqualTo(80_712_344L);
  }
}
