package ai.nexus.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.config.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheConfigTest {

  @Test
  void isOffAndOfOneKeyAtFirst() {
    CacheConfig config = CacheConfig.read(settings(Map.of()));

    assertThat(config.enabled()).isFalse();
    assertThat(config.scope()).isEqualTo(CacheConfig.Scope.KEY);
  }

  @Test
  void namesWhatIsAtFault() {
    SettingsReader settings =
        settings(
            Map.of(
                "nexus.cache.ttl", "500ms",
                "nexus.cache.scope", "all",
                "nexus.cache.max-size", "1MiB",
                "nexus.cache.max-answer", "2MiB"));

    CacheConfig.read(settings);

    assertThat(settings.faults())
        .hasSize(3)
        .anyMatch(fault -> fault.startsWith("nexus.cache.ttl must be between 1s and 30d"))
        .contains("nexus.cache.scope must be key or shared, was all")
        .anyMatch(fault -> fault.contains("must not be more than nexus.cache.max-size"));
  }

  @Test
  void neverTakesMoreThanAQuarterOfTheHeap() {
    CacheConfig large = CacheConfig.read(settings(Map.of("nexus.cache.max-size", "1024GiB")));
    CacheConfig small =
        CacheConfig.read(
            settings(Map.of("nexus.cache.max-size", "1MiB", "nexus.cache.max-answer", "1KiB")));

    assertThat(large.room()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
    assertThat(small.room()).isEqualTo(1 << 20);
  }

  private static SettingsReader settings(Map<String, String> set) {
    return new SettingsReader(key -> Optional.ofNullable(set.get(key)));
  }
}
