package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientWatchTest {

  private static final Set<Integer> PORT = Set.of(5247);
  private static final String OPEN = "\n0: 0100007F:147F 0100007F:D2F0 01 0 0 0\n";
  private static final String LEFT = "\n0: 0100007F:147F 0100007F:D2F0 08 0 0 0\n";
  private static final String NOTHING = "\n";

  private final ConnectionTable old = ConnectionTable.of(LEFT, PORT, System.nanoTime());
  private final ClientWatch watch = new ClientWatch("127.0.0.1", 54000, 5247);

  @Test
  void believesTheSecondLook() {
    assertThat(watch.hasLeft(now(LEFT))).isFalse();
    assertThat(watch.hasLeft(now(LEFT))).isTrue();
  }

  @Test
  void forgetsALookThatWasContradicted() {
    assertThat(watch.hasLeft(now(LEFT))).isFalse();
    assertThat(watch.hasLeft(now(OPEN))).isFalse();
    assertThat(watch.hasLeft(now(LEFT))).isFalse();
  }

  @Test
  void missesWhomItHasSeen() {
    assertThat(watch.hasLeft(now(OPEN))).isFalse();
    assertThat(watch.hasLeft(now(NOTHING))).isFalse();
    assertThat(watch.hasLeft(now(NOTHING))).isTrue();
  }

  @Test
  void doesNotMissWhomItHasNeverSeen() {
    for (int i = 0; i < 3; i++) {
      assertThat(watch.hasLeft(now(NOTHING))).isFalse();
    }
  }

  @Test
  void learnsNothingFromATableThatIsOlderThanTheRequest() {
    for (int i = 0; i < 3; i++) {
      assertThat(watch.hasLeft(old)).isFalse();
    }
  }

  private static ConnectionTable now(String lines) {
    return ConnectionTable.of(lines, PORT, System.nanoTime() + 1);
  }
}
