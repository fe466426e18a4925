package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedRoomTest {

  private final SharedRoom room = new SharedRoom(100);

  @Test
  void takesNoMoreThanThereIs() {
    SharedRoom.Share first = room.share();
    SharedRoom.Share second = room.share();

    assertThat(first.growTo(60)).isTrue();
    assertThat(second.growTo(40)).isTrue();
    assertThat(second.growTo(41)).isFalse();
    assertThat(room.share().growTo(1)).isFalse();
  }

  @Test
  void hasRoomAgainWhenARequestIsOver() {
    SharedRoom.Share first = room.share();
    first.growTo(100);

    first.end();
    first.end();

    assertThat(room.share().growTo(100)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
  }

  @Test
  void letsOneInThatIsLongerThanAllOfIt() {
    SharedRoom.Share alone = room.share();

    assertThat(alone.growTo(50)).isTrue();
    assertThat(alone.growTo(500)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
    alone.end();
    assertThat(room.share().growTo(100)).isTrue();
  }

  @Test
  void leavesHalfToOthersHoweverManyRequestsOneOwnerHas() {
    List<SharedRoom.Share> greedy = granted("greedy", 10);

    assertThat(greedy).hasSize(5);
    assertThat(room.share("other").growTo(50)).isTrue();
    assertThat(room.share("greedy").growTo(1)).isFalse();
  }

  @Test
  void leavesSomethingToOneMoreWhereSeveralOwnersAreGreedy() {
    int first = granted("first", 1).size();
    int second = granted("second", 1).size();
    int third = granted("third", 1).size();

    assertThat(first).isEqualTo(50);
    assertThat(second).isEqualTo(25);
    assertThat(third).isEqualTo(12);
    assertThat(room.share("late").growTo(13)).isTrue();
  }

  @Test
  void givesAnOwnersFirstRequestWhateverIsFree() {
    room.share("other").growTo(20);

    SharedRoom.Share first = room.share("owner");

    assertThat(first.growTo(30)).isTrue();
    assertThat(first.growTo(80)).isTrue();
    assertThat(first.growTo(81)).isFalse();
  }

  @Test
  void letsAnOwnerInAgainWhenItsRequestsAreOver() {
    granted("owner", 10).forEach(SharedRoom.Share::end);

    assertThat(granted("owner", 10)).hasSize(5);
  }

  @Test
  void isWholeAgainAfterManyAtOnce() {
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(
            i -> {
              SharedRoom.Share share = room.share("key-" + i % 7);
              share.growTo(1 + i % 30);
              share.growTo(1 + i % 50);
              share.end();
            });

    SharedRoom.Share all = room.share();
    assertThat(all.growTo(99)).isTrue();
    assertThat(room.share().growTo(1)).isTrue();
    assertThat(room.share().growTo(1)).isFalse();
  }

  /** As many requests of one owner as are let in. */
  private List<SharedRoom.Share> granted(String owner, int amount) {
    return Stream.generate(() -> room.share(owner))
        .limit(1000)
        .takeWhile(share -> share.growTo(amount))
        .toList();
  }
}
