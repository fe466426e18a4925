package ai.nexus.api.accounting;

import ai.nexus.api.exchange.Ending;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeListener;
import ai.nexus.api.tokens.TokenEstimator;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageJournal;
import ai.nexus.core.usage.UsageSource;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes an exchange's usage entry to the journal before the client is told the end. Tokens are
 * taken as the provider reported them; where it reported none, or broke off before it told the
 * output, they are estimated from the text, off the event loop, because that takes milliseconds.
 */
public final class LedgerAccountant implements ExchangeListener {

  private static final EventLog LOG = EventLog.of(LedgerAccountant.class);

  private final UsageJournal journal;
  private final TokenEstimator estimator;
  private final Executor estimates;
  private final Executor appends;

  /**
   * @param estimates runs estimates; where it refuses, the entry is written with unknown counts
   * @param appends runs what writes to the journal: the caller itself, unless writing waits for the
   *     disk
   */
  public LedgerAccountant(
      UsageJournal journal, TokenEstimator estimator, Executor estimates, Executor appends) {
    this.journal = journal;
    this.estimator = estimator;
    this.estimates = estimates;
    this.appends = appends;
  }

  @Override
  public CompletionStage<Void> finished(Exchange exchange, Ending ending) {
    if (ending.code().equals(Failure.LEDGER_UNAVAILABLE.code())) {
      // It has cost nothing, and its entry would take the room of one that has.
      return CompletableFuture.completedStage(null);
    }
    if (exchange.isCached()) {
      return keep(appends, () -> write(exchange, ending, exchange.usage(), UsageSource.CACHED));
    }
    if (hasToldAllItWill(exchange)) {
      UsageSource source = exchange.answerIsWhole() ? UsageSource.REPORTED : UsageSource.PARTIAL;
      return keep(appends, () -> write(exchange, ending, exchange.usage(), source));
    }
    Runnable unknown = () -> write(exchange, ending, exchange.usage(), withoutEstimate(exchange));
    if (!worthEstimating(exchange)) {
      return keep(appends, unknown);
    }
    try {
      return CompletableFuture.runAsync(() -> estimate(exchange, ending), estimates);
    } catch (RejectedExecutionException tooMany) {
      return keep(appends, unknown);
    }
  }

  /** Some tell the input as they begin and the output as they end, so that half may be missing. */
  private static boolean hasToldAllItWill(Exchange exchange) {
    TokenUsage told = exchange.usage().tokens();
    return !told.isUnknown() && (exchange.answerIsWhole() || told.output().isPresent());
  }

  private static UsageSource withoutEstimate(Exchange exchange) {
    return exchange.usage().tokens().isUnknown() ? UsageSource.NONE : UsageSource.PARTIAL;
  }

  private static CompletionStage<Void> keep(Executor executor, Runnable write) {
    try {
      return CompletableFuture.runAsync(write, executor);
    } catch (RejectedExecutionException tooMany) {
      write.run();
      return CompletableFuture.completedStage(null);
    }
  }

  /** An upstream has worked for this exchange, so it has used tokens even if it did not say so. */
  private static boolean worthEstimating(Exchange exchange) {
    boolean hasBegunToAnswer = exchange.timeToFirstEvent().isPresent();
    return exchange.facts().operation().costsText()
        && (hasBegunToAnswer || exchange.answerIsWhole());
  }

  private void estimate(Exchange exchange, Ending ending) {
    TokenUsage counted;
    try {
      counted = counted(exchange);
    } catch (RuntimeException | LinkageError | OutOfMemoryError failed) {
      // Whatever happens to an estimate, the entry must be written.
      LOG.log(Level.ERROR, exchange.requestId(), "Tokens cannot be estimated", Map.of(), failed);
      write(exchange, ending, exchange.usage(), withoutEstimate(exchange));
      return;
    }
    UsageSource source = exchange.answerIsWhole() ? UsageSource.ESTIMATED : UsageSource.PARTIAL;
    write(exchange, ending, new UsageReport(counted, exchange.usage().raw()), source);
  }

  /** What was told stays as it was told. */
  private TokenUsage counted(Exchange exchange) {
    TokenUsage told = exchange.usage().tokens();
    return told.isUnknown()
        ? estimator.estimate(exchange.requestBody(), exchange.answerText())
        : told.with(TokenKind.OUTPUT, estimator.output(exchange.answerText()));
  }

  private void write(Exchange exchange, Ending ending, UsageReport usage, UsageSource source) {
    Optional<Target> target = exchange.target();
    journal.append(
        new UsageEntry(
            exchange.id(),
            exchange.requestId(),
            exchange.conversationId(),
            exchange.startedAt(),
            ending.at(),
            exchange.facts().endpoint(),
            exchange.streamed(),
            target.map(chosen -> chosen.provider().id()),
            target.map(chosen -> chosen.provider().name()),
            exchange.model(),
            target.map(Target::upstreamModel),
            exchange.caller().keyHint(),
            usage,
            exchange.timeToFirstEvent(),
            ending.total(),
            ending.outcome(),
            source,
            ending.httpStatus(),
            ending.code(),
            exchange.attempts().count(),
            exchange.attempts().givenUp(),
            exchange.facts().clientRetry()));
  }
}
