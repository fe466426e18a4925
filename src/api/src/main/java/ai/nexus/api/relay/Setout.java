package ai.nexus.api.relay;

import ai.nexus.core.error.GatewayException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What comes before a request goes out, where it cannot go at once: a pause, room at the provider,
 * and the words of its target, which are found on another thread. Ends early where the exchange
 * does. Used on the exchange's event loop.
 */
final class Setout {

  private final Answer answer;
  private final Courses courses;
  private final RelayLoop loop;
  private final Consumer<Course> ready;
  private final Consumer<GatewayException> failed;

  /**
   * @param ready is given the way that the request takes
   * @param failed is told why it takes none
   */
  Setout(
      Answer answer,
      Courses courses,
      RelayLoop loop,
      Consumer<Course> ready,
      Consumer<GatewayException> failed) {
    this.answer = answer;
    this.courses = courses;
    this.loop = loop;
    this.ready = ready;
    this.failed = failed;
  }

  void after(Duration pause) {
    if (pause.isZero()) {
      awaitRoom();
    } else {
      loop.later(pause, this::awaitRoom);
    }
  }

  private void awaitRoom() {
    if (!answer.ended()) {
      answer.permit().room().whenComplete((had, tooLong) -> loop.execute(() -> hasRoom(tooLong)));
    }
  }

  private void hasRoom(Throwable tooLong) {
    if (answer.ended()) {
      return;
    }
    if (tooLong instanceof GatewayException full) {
      failed.accept(full);
    } else {
      loop.apart(() -> courses.inWords(answer.permit()), this::inWords);
    }
  }

  private void inWords(Course course, Throwable unfit) {
    if (course == null) {
      failed.accept(Courses.unfit(unfit));
    } else if (answer.ended()) {
      course.permit().release();
    } else {
      ready.accept(course);
    }
  }
}
