package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * Finds the provider that keeps a response: nothing in its id says which, so each is asked, with
 * each of its keys, for they may be of accounts that do not see each other's.
 */
public final class StoredResponses {

  private static final int NOT_FOUND = 404;
  // What could lead elsewhere below the provider's base is none.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final Relay relay;
  private final Executor answers;

  /**
   * @param answers runs what follows on an answer, which may wait for the client
   */
  public StoredResponses(Relay relay, Executor answers) {
    this.relay = relay;
    this.answers = answers;
  }

  /**
   * Fails with a {@link GatewayException}.
   *
   * @param providers once for each key, as they are asked in turn
   * @param below what of the address follows on the id
   */
  public CompletionStage<PlainAnswer> ask(
      List<Provider> providers, String method, String id, String below) {
    if (!ID.matcher(id).matches()) {
      return CompletableFuture.failedStage(
          new GatewayException(Failure.NOT_FOUND, "No response has such an id."));
    }
    List<Provider> keepers =
        providers.stream().filter(provider -> provider.serves(Operation.RESPONSES)).toList();
    if (keepers.isEmpty()) {
      return CompletableFuture.failedStage(
          new GatewayException(
              Failure.NOT_FOUND, "No provider of this key keeps responses, so none has this id."));
    }
    return ask(keepers, 0, method, '/' + id + below, Optional.empty());
  }

  /** One that fails is passed over where another one answers. */
  private CompletionStage<PlainAnswer> ask(
      List<Provider> keepers,
      int next,
      String method,
      String below,
      Optional<GatewayException> before) {
    Provider keeper = keepers.get(next);
    boolean last = next == keepers.size() - 1;
    return relay
        .fetch(keeper, method, keeper.api().storedPath(below))
        .thenApplyAsync(answer -> checked(keeper, answer), answers)
        .handle((answer, failed) -> new Tried(answer, failed))
        .thenCompose(
            tried -> {
              if (tried.found() || last) {
                return tried.stage(before);
              }
              return ask(keepers, next + 1, method, below, tried.failure().or(() -> before));
            });
  }

  private static PlainAnswer checked(Provider keeper, PlainAnswer answer) {
    boolean well = answer.status() >= 200 && answer.status() < 300;
    Optional<GatewayException> ours =
        well ? Optional.empty() : UpstreamErrors.ofStatus(keeper, answer.status());
    if (ours.isPresent()) {
      throw ours.get();
    }
    return answer;
  }

  /** How asking one provider ended: with an answer or a failure. */
  private record Tried(PlainAnswer answer, Throwable failed) {

    boolean found() {
      return failed == null && answer.status() != NOT_FOUND;
    }

    Optional<GatewayException> failure() {
      Throwable cause = failed instanceof CompletionException outer ? outer.getCause() : failed;
      return cause instanceof GatewayException known ? Optional.of(known) : Optional.empty();
    }

    /** Where none has it, what one failed with says more than what another did not find. */
    CompletionStage<PlainAnswer> stage(Optional<GatewayException> before) {
      if (failed != null) {
        return CompletableFuture.failedStage(
            failure().<Throwable>map(known -> known).orElse(failed));
      }
      return before.isPresent() && !found()
          ? CompletableFuture.failedStage(before.get())
          : CompletableFuture.completedStage(answer);
    }
  }
}
