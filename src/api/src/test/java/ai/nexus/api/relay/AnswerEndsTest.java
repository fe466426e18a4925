package ai.nexus.api.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswerEndsTest {

  private final List<Runnable> endings = new ArrayList<>();

  @Test
  void areOnTheConnectionsThreadWhereItTakesThem() {
    List<Runnable> connection = new ArrayList<>();
    Runnable end = connection::clear;

    new AnswerEnds(connection::add, endings::add).execute(end);

    assertThat(connection).containsExactly(end);
    assertThat(endings).isEmpty();
  }

  @Test
  void areOnOthersWhereItMightWait() {
    Executor crowded =
        task -> {
          throw new RejectedExecutionException("the client has not read");
        };

    Runnable end = endings::clear;
    new AnswerEnds(crowded, endings::add).execute(end);

    assertThat(endings).containsExactly(end);
  }
}
