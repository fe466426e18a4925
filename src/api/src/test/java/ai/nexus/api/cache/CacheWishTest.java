package ai.nexus.api.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.api.exchange.CacheHeaders;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheWishTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', true, true",
    "no-store, '', false, false",
    "no-cache, '', false, true",
    "'NO-CACHE , No-Store', '', false, false",
    "'', on, true, true",
    "'', off, false, false",
    "'', refresh, false, true",
    "'', Refresh, false, true",
    "no-cache, on, false, true",
    "no-store, refresh, false, false",
    "'no-transform, max-stale, min-fresh=3, stale-if-error=x', '', true, true"
  })
  void readsWhetherToLookUpAndToKeep(String standard, String own, boolean lookUp, boolean keep) {
    CacheWish wish = wish(standard, own);

    assertThat(wish.lookUp()).isEqualTo(lookUp);
    assertThat(wish.keep()).isEqualTo(keep);
  }

  @Test
  void readsTimes() {
    assertThat(wish("max-age=60", "").maxAge()).contains(Duration.ofMinutes(1));
    assertThat(wish("max-age=\"0\"", "").maxAge()).contains(Duration.ZERO);
    assertThat(wish("max-age=99999999999", "").maxAge()).contains(Duration.ofSeconds(1L << 31));
    assertThat(wish("", "refresh, ttl=5").ttl()).contains(Duration.ofSeconds(5));
    assertThat(wish("only-if-cached", "").onlyIfCached()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "max-age=", "max-age=-1", "max-age=1.5", "max-age=1s"})
  void namesCacheControlWhereItsNumberIsNone(String standard) {
    assertThatThrownBy(() -> wish(standard, ""))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.MALFORMED_REQUEST);
              assertThat(refused.param()).contains("Cache-Control");
              assertThat(refused).hasMessageContaining(standard);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "ttl", "ttl=0", "ttl=1h", "ttl=-1", "off on", "hit"})
  void namesItsOwnHeaderWhereItIsNotUnderstood(String own) {
    assertThatThrownBy(() -> wish("", own))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.param()).contains("x-nexus-cache"));
  }

  private static CacheWish wish(String standard, String own) {
    return CacheWish.of(new CacheHeaders(List.of(standard), List.of(own)));
  }
}
