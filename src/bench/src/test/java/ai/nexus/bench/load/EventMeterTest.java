package ai.nexus.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventMeterTest {

  private final LagRecorder lags = new LagRecorder();
  private final EventMeter meter = new EventMeter(lags);

  @Test
  void countsEveryEventHoweverTheStreamIsCut() {
    byte[] stream = stream(0, 1, 2);

    for (byte piece : stream) {
      meter.feed(new byte[] {piece});
    }

    assertThat(lags.received()).isEqualTo(3);
    assertThat(lags.misplaced()).isZero();
    assertThat(meter.isDone()).isTrue();
  }

  @Test
  void noticesAGap() {
    meter.feed(stream(0, 2, 3));

    assertThat(lags.misplaced()).isEqualTo(1);
  }

  @Test
  void recordsLagsOnlyInTheWindow() {
    meter.feed(stream(0));
    lags.record(true);
    meter.feed(stream(1));

    assertThat(lags.recorded()).isEqualTo(1);
    assertThat(lags.percentileMillis(99)).isPositive();
  }

  @Test
  void isNotDoneWithoutTheEnd() {
    meter.feed("data: {\"choices\":[{\"delta\":{}}]}\n\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(meter.isDone()).isFalse();
  }

  private static byte[] stream(long... numbers) {
    String events =
        LongStream.of(numbers)
            .mapToObj(
                number ->
                    "data: {\"content\":\"#%08d%019d word\"}\n\n"
                        .formatted(number, System.nanoTime() - 1_000_000))
            .collect(Collectors.joining());
    return (events + "data: [DONE]\n\n").getBytes(StandardCharsets.US_ASCII);
  }
}
