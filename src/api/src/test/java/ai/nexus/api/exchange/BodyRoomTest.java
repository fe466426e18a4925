package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

  private final BodyRoom room = new BodyRoom(100);

  @Test
  void takesNoMoreThanThereIs() {
    BodyRoom.Share first = room.share();
    BodyRoom.Share second = room.share();

    assertThat(first.growTo(60)).isTrue();
    assertThat(second.growTo(40)).isTrue();
    assertThat(second.growTo(41)).isFalse();
    assertThat(room.share().growTo(1)).isFalse();
  }

  @Test
  void hasRoomAgainWhenARequestIsOver() {
    BodyRoom.Share first = room.share();
    first.growTo(100);

    first.end();
    first.end();

    assertThat(room.share().growTo(100)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
  }

  @Test
  void letsOneInThatIsLongerThanAllOfIt() {
    BodyRoom.Share alone = room.share();

    assertThat(alone.growTo(50)).isTrue();
    assertThat(alone.growTo(500)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
    alone.end();
    assertThat(room.share().growTo(100)).isTrue();
  }

  @Test
  void isWholeAgainAfterManyAtOnce() {
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            i -> {
              BodyRoom.Share share = room.share();
              share.growTo(1 + i % 30);
              share.growTo(1 + i % 50);
              share.end();
            });

    BodyRoom.Share all = room.share();
    assertThat(all.growTo(99)).isTrue();
    assertThat(room.share().growTo(1)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
  }
}
