package ai.nexus.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {

  @Test
  void addsUserAndKernelTimeBehindANameWithBracketsAndBlanks() {
    String stat = "42 (a) b) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 1 0 100 1000 10\n";

    Duration used = Processes.cpuOf(stat);

    assertThat(used).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void readsANumberWithItsUnit() {
    String status = "Name:\tjava\nVmRSS:\t  123456 kB\nThreads:\t17\n";

    assertThat(Processes.number(status, "VmRSS:")).isEqualTo(123_456);
    assertThat(Processes.number(status, "Threads:")).isEqualTo(17);
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> Processes.number("Name:\tjava\n", "Threads:"))
        .hasMessageContaining("Threads:");
  }
}
