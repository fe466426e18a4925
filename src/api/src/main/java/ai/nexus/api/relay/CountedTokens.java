package ai.nexus.api.relay;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.tokens.TokenEstimator;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers how many tokens a request would have where its provider cannot be asked, since it speaks
 * another dialect than the client: by an estimate, which a header owns to.
 */
final class CountedTokens {

  static final String ESTIMATED = "x-nexus-estimated";

  private final TokenEstimator estimator = new TokenEstimator();

  /** Whether the request asks for a count. */
  static boolean isAskedFor(Operation operation) {
    return operation == Operation.COUNT_MESSAGE_TOKENS || operation == Operation.COUNT_TOKENS;
  }

  /** Takes some milliseconds, the first time half a second. */
  void answer(Exchange exchange, Dialect client, Downstream downstream) {
    long count = estimator.estimate(exchange.requestBody(), Optional.empty()).allInput().orElse(0);
    String member = client == Dialect.GEMINI ? "totalTokens" : "input_tokens";
    byte[] body = ("{\"" + member + "\":" + count + "}").getBytes(StandardCharsets.US_ASCII);
    AnswerHead head =
        new AnswerHead(
            200,
            "application/json",
            List.of(Map.entry(ESTIMATED, "true")),
            OptionalLong.of(body.length),
            false);
    exchange
        .finish(Outcome.COMPLETED, head.status(), Optional.empty())
        .thenRun(
            () -> {
              downstream.begin(head);
              downstream.body(body, 0, body.length);
              downstream.end();
            });
  }
}
