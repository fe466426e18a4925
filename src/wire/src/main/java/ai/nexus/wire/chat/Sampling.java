package ai.nexus.wire.chat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How the answer's tokens are chosen and when they end. Numbers are as the client wrote them; a
 * writer that cannot pass one says so.
 *
 * @param maxTokens of the answer, thoughts included
 * @param choices how many answers are wanted
 * @param topLogprobs how many alternatives to tell of each token
 */
public record Sampling(
    Optional<Long> maxTokens,
    Optional<BigDecimal> temperature,
    Optional<BigDecimal> topP,
    Optional<Long> topK,
    List<String> stop,
    Optional<Integer> choices,
    Optional<Long> seed,
    Optional<BigDecimal> presencePenalty,
    Optional<BigDecimal> frequencyPenalty,
    Optional<Boolean> logprobs,
    Optional<Integer> topLogprobs) {

  /** Everything as the provider does by itself. */
  public static final Sampling DEFAULT =
      new Sampling(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Sampling {
    stop = List.copyOf(stop);
  }
}
