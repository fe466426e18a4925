package ai.nexus.e2e.chaos;

import ai.nexus.testkit.provider.Cut;
import ai.nexus.testkit.provider.Cut.Manner;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a stream of eight words can be cut, and what is expected there.
 *
 * @param events whole events that come
 * @param bytes of the next one that come as well
 */
record Cuts(String dialect, int events, int bytes, Manner manner, Ending ending) {

  private static final int SOME_BYTES = 9;

  /** A dialect's stream: the events until the answer has begun, until all is told, and in all. */
  private record Shape(String dialect, int begun, int told, int all) {

    Ending at(int events) {
      if (events < begun) {
        return Ending.BY_THE_OTHER;
      }
      return events < told ? Ending.errorEvent("upstream_broken") : Ending.ANSWERED;
    }
  }

  static Stream<Cuts> all() {
    return Stream.of(
            new Shape("openai", 1, 10, 12),
            new Shape("anthropic", 4, 14, 14),
            new Shape("gemini", 1, 8, 8))
        .flatMap(Cuts::of);
  }

  private static Stream<Cuts> of(Shape shape) {
    return Stream.of(Manner.CLOSE, Manner.RESET, Manner.END)
        .flatMap(
            manner ->
                IntStream.rangeClosed(0, shape.all())
                    .boxed()
                    .flatMap(
                        events ->
                            Stream.of(0, SOME_BYTES)
                                .map(bytes -> of(shape, events, bytes, manner))));
  }

  private static Cuts of(Shape shape, int events, int bytes, Manner manner) {
    return new Cuts(shape.dialect(), events, bytes, manner, shape.at(events));
  }

  Cut cut() {
    return new Cut(events, bytes, manner, Optional.empty());
  }

  @Override
  public String toString() {
    return "%s after %d events and %d bytes of %s".formatted(manner, events, bytes, dialect);
  }
}
