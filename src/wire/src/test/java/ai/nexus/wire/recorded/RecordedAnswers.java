package ai.nexus.wire.recorded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every answer that a vendor sends, however the network cuts it, wherever it breaks
 * off and whatever becomes of its bytes. A dialect's test extends this and reads its answers; they
 * are in {@code recorded/} in the folder of the dialect, {@code .sse} or {@code .json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RecordedAnswers {

  private static final int MUTATIONS = 400;
  private static final byte[] NOISE = "{}[]:,\"\\\n\r 0159-.ednu\u00ff".getBytes(ISO_8859_1);

  /** Hands the pieces of an answer to a reader. */
  @FunctionalInterface
  public interface Cutting {
    void feed(Pieces.Feed reader);
  }

  private final String dialect;

  /**
   * @param dialect the folder
   */
  protected RecordedAnswers(String dialect) {
    this.dialect = dialect;
  }

  /** Reads a stream with a new reader. */
  protected abstract Reading readStream(Cutting cutting);

  /** Reads a JSON answer with a new reader. */
  protected abstract Reading readAnswer(Cutting cutting);

  Stream<Recorded> answers() {
    List<Recorded> streams = Recorded.all(dialect, ".sse");
    List<Recorded> whole = Recorded.all(dialect, ".json");
    assertThat(streams).isNotEmpty();
    assertThat(whole).isNotEmpty();
    return Stream.concat(streams.stream(), whole.stream())
        .flatMap(answer -> Stream.of(answer, answer.withCrLf()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void tellsTheUsage(Recorded answer) {
    Reading whole = whole(answer);

    assertThat(whole.usage().tokens()).hasToString(answer.usage());
    assertThat(whole.usage().raw().isPresent()).isEqualTo(!answer.usage().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void passesEventsAsTheyCame(Recorded answer) {
    String expected = answer.isStream() ? answer.events() : "";

    assertThat(whole(answer).passed()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isTheSameWhereverItIsCut(Recorded answer) {
    Reading whole = whole(answer);
    byte[] bytes = answer.bytes();

    for (int cut = 0; cut <= bytes.length; cut++) {
      int at = cut;
      assertThat(read(answer, reader -> Pieces.cutAt(at, bytes, reader))).isEqualTo(whole);
    }
    assertThat(read(answer, reader -> Pieces.byteByByte(bytes, reader))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void tellsNoMoreThanCameWhereverItBreaksOff(Recorded answer) {
    Reading whole = whole(answer);
    byte[] bytes = answer.bytes();
    int end = answer.body().stripTrailing().getBytes(UTF_8).length;

    for (int length = 0; length < end; length++) {
      byte[] came = Arrays.copyOf(bytes, length);
      Reading broken = read(answer, reader -> reader.piece(came, 0, came.length));

      assertThat(broken.ended()).as("ended after %s bytes", length).isFalse();
      assertThat(whole.events()).startsWith(broken.events());
      assertAtMost(broken.usage().tokens(), whole.usage().tokens());
      if (length < answer.firstUsage()) {
        assertThat(broken.usage().tokens()).isEqualTo(TokenUsage.UNKNOWN);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("answers")
  void readsAnyBytesWithoutAnException(Recorded answer) {
    Random random = new Random(20_26);

    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = mutate(answer.bytes(), random);
      assertThatCode(() -> read(answer, reader -> Pieces.random(random, 90, mutated, reader)))
          .as(() -> new String(mutated, ISO_8859_1))
          .doesNotThrowAnyException();
    }
  }

  private Reading whole(Recorded answer) {
    byte[] bytes = answer.bytes();
    return read(answer, reader -> reader.piece(bytes, 0, bytes.length));
  }

  private Reading read(Recorded answer, Cutting cutting) {
    return answer.isStream() ? readStream(cutting) : readAnswer(cutting);
  }

  /** Input is compared as a whole: its parts may be told one after the other. */
  private static void assertAtMost(TokenUsage some, TokenUsage all) {
    assertAtMost(some.allInput(), all.allInput());
    for (TokenKind kind : TokenKind.values()) {
      if (kind != TokenKind.INPUT) {
        assertAtMost(some.count(kind), all.count(kind));
      }
    }
  }

  private static void assertAtMost(OptionalLong some, OptionalLong all) {
    if (some.isPresent()) {
      assertThat(some.getAsLong()).isLessThanOrEqualTo(all.orElseThrow());
    }
  }

  /** One to four times a byte is taken out, put in or changed, or a part comes twice. */
  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length - 1);
      int behind = at + 1 + random.nextInt(Math.min(40, mutated.length - 1 - at));
      byte[] noise = {NOISE[random.nextInt(NOISE.length)]};
      mutated =
          switch (random.nextInt(4)) {
            case 0 -> splice(mutated, at, behind, new byte[0]);
            case 1 -> splice(mutated, at, at, noise);
            case 2 -> splice(mutated, at, at + 1, noise);
            default -> splice(mutated, at, at, Arrays.copyOfRange(mutated, at, behind));
          };
    }
    return mutated;
  }

  private static byte[] splice(byte[] source, int from, int to, byte[] inserted) {
    return ByteBuffer.allocate(source.length - (to - from) + inserted.length)
        .put(source, 0, from)
        .put(inserted)
        .put(source, to, source.length - to)
        .array();
  }
}
