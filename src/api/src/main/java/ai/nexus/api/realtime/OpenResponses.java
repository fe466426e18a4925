package ai.nexus.api.realtime;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.EarlierAttempt;
import ai.nexus.core.usage.EntryId;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TextSample;
import ai.nexus.wire.openai.realtime.EventHead;
import ai.nexus.wire.openai.realtime.RealtimeResponse;
import ai.nexus.wire.openai.realtime.Transcription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes an exchange of each response on a socket, from the provider's response.created to its first
 * response.done, and of each transcript that tells its usage. On the socket's event loop.
 */
final class OpenResponses {

  static final String TRANSCRIPTION = "realtime.transcription";

  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);
  private static final TextSample NO_TEXT = new TextSample("", 0);
  // A session has one, and some more beside its conversation; what a provider makes up is bounded.
  private static final int MOST = 256;

  private final Exchanges exchanges;
  private final Handshake handshake;
  private final Target target;
  private final Consumer<GatewayException> whenRefused;
  private final Map<String, Exchange> open = new HashMap<>();
  private final EndedResponses ended = new EndedResponses();
  private Optional<String> transcriber = Optional.empty();
  private List<EarlierAttempt> refusals;

  /**
   * @param accepted by whom they are made; the first tells who refused their socket before
   * @param whenRefused told where the gateway takes no more responses
   */
  OpenResponses(
      Exchanges exchanges,
      Handshake handshake,
      Accepted accepted,
      Consumer<GatewayException> whenRefused) {
    this.exchanges = exchanges;
    this.handshake = handshake;
    this.target = accepted.target();
    this.refusals = accepted.refusals();
    this.whenRefused = whenRefused;
  }

  /**
   * @return done when the client may be told of the event
   */
  CompletableFuture<Void> heard(EventHead head, String event) {
    return switch (head.type()) {
      case "response.created" -> {
        RealtimeResponse.of(event).ifPresent(this::begun);
        yield NOTHING;
      }
      case "response.done" -> RealtimeResponse.of(event).map(this::done).orElse(NOTHING);
      case Transcription.COMPLETED ->
          Transcription.usage(event).map(this::transcribed).orElse(NOTHING);
      default -> {
        other(head, event);
        yield NOTHING;
      }
    };
  }

  /**
   * Something else ends all that are open.
   *
   * @return done when they are recorded
   */
  CompletableFuture<Void> endAll(Failure why) {
    List<CompletableFuture<Void>> ends =
        open.values().stream().map(each -> finish(each, ResponseEnd.of(why))).toList();
    open.clear();
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
  }

  private void other(EventHead head, String event) {
    if (head.isOfSession()) {
      transcriber = Transcription.model(event);
    }
    head.responseId()
        .flatMap(id -> Optional.ofNullable(open.get(id)))
        .ifPresent(Exchange::firstEvent);
  }

  private void begun(RealtimeResponse response) {
    if (open.size() < MOST && !ended.holds(response.id())) {
      open.computeIfAbsent(response.id(), id -> opened(handshake.facts().endpoint(), target));
    }
  }

  private CompletableFuture<Void> done(RealtimeResponse response) {
    if (!ended.add(response.id())) {
      return NOTHING;
    }
    Exchange exchange =
        Optional.ofNullable(open.remove(response.id()))
            .orElseGet(() -> opened(handshake.facts().endpoint(), target));
    return whole(exchange, response.usage(), ResponseEnd.of(response));
  }

  private CompletableFuture<Void> transcribed(UsageReport usage) {
    Target heardBy =
        transcriber
            .map(name -> new Target(target.provider(), name, name, target.createdAt()))
            .orElse(target);
    return whole(opened(TRANSCRIPTION, heardBy), usage, ResponseEnd.WELL);
  }

  private static CompletableFuture<Void> whole(
      Exchange exchange, UsageReport usage, ResponseEnd end) {
    exchange.told(usage, NO_TEXT);
    exchange.answeredWhole();
    return finish(exchange, end);
  }

  private static CompletableFuture<Void> finish(Exchange exchange, ResponseEnd end) {
    CompletableFuture<Void> recorded =
        exchange.finish(end.outcome(), end.status(), end.code()).toCompletableFuture();
    exchange.closed();
    return recorded;
  }

  private Exchange opened(String endpoint, Target askedOf) {
    Exchange exchange = exchanges.open(handshake.caller(), factsOf(endpoint));
    exchange.asked(new byte[0], askedOf.modelName(), true, Optional.empty());
    exchange.routed(askedOf);
    exchange.attempts().follow(refusals);
    refusals = List.of();
    exchange.attempts().begin();
    try {
      exchanges.admit(exchange);
    } catch (GatewayException refused) {
      whenRefused.accept(refused);
    }
    return exchange;
  }

  private RequestFacts factsOf(String endpoint) {
    RequestFacts shared = handshake.facts();
    return new RequestFacts(
            endpoint,
            shared.operation(),
            shared.requestId(),
            Optional.empty(),
            shared.conversationId(),
            shared.conversationIsNamed(),
            0,
            Optional.empty(),
            List.of())
        .asEntry(EntryId.next());
  }
}
