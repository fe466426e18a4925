package ai.nexus.api.relay;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Ask;
import ai.nexus.api.ask.Asks;
import ai.nexus.api.exchange.ConversationId;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.routing.Route;
import ai.nexus.api.routing.Router;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.messages.MessagesConfig;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Takes an open exchange down the line: read the request, route it, relay it. HTTP and sockets both
 * come through here; whatever goes wrong on the way ends the exchange and tells the client.
 */
public final class ExchangeService {

  private static final EventLog LOG = EventLog.of(ExchangeService.class);

  private final Router router;
  private final Relay relay;
  private final Translations translations = new Translations();
  private final CountedTokens counts = new CountedTokens();
  private final MessagesConfig messages;
  private final KnownAnswers known;
  private final Executor lookUps;
  private final boolean tellTarget;

  /**
   * @param lookUps asks the database for a model that is not at hand; throws a {@link
   *     GatewayException} where too many wait for it
   * @param tellTarget whether clients may know which target serves them
   */
  public ExchangeService(
      Router router,
      Relay relay,
      MessagesConfig messages,
      KnownAnswers known,
      Executor lookUps,
      boolean tellTarget) {
    this.lookUps = lookUps;
    this.known = known;
    this.tellTarget = tellTarget;
    this.router = router;
    this.relay = relay;
    this.messages = messages;
  }

  /** A request over HTTP. Returns at once; the answer comes by the downstream. */
  public void complete(Exchange exchange, Address address, byte[] body, Downstream downstream) {
    run(exchange, body, downstream, bytes -> Asks.read(address, bytes));
  }

  /** A frame of a socket: streamed unless it says otherwise. */
  public void completeFrame(Exchange exchange, byte[] body, Downstream downstream) {
    run(exchange, body, downstream, Asks::readFrame);
  }

  /** A form over HTTP, of which the beginning has been read. */
  public void upload(Exchange exchange, Ask form, Downstream downstream) {
    run(exchange, new byte[0], downstream, nothing -> form);
  }

  private void run(
      Exchange exchange, byte[] body, Downstream downstream, Function<byte[], Ask> reader) {
    if (tellTarget) {
      exchange.mayTellTarget();
    }
    guarded(
        exchange,
        downstream,
        () -> {
          Ask request = reader.apply(body);
          request
              .conversationId()
              .ifPresent(id -> ConversationId.check("metadata.conversation_id", id));
          exchange.asked(body, request.model(), request.stream(), request.conversationId());
          if (router.knows(exchange.caller(), request.model())) {
            answer(exchange, request, downstream);
          } else {
            lookUps.execute(
                () -> guarded(exchange, downstream, () -> answer(exchange, request, downstream)));
          }
        });
  }

  private void answer(Exchange exchange, Ask request, Downstream downstream) {
    known
        .answer(exchange, request, downstream)
        .ifPresent(client -> route(exchange, request, client));
  }

  private void guarded(Exchange exchange, Downstream downstream, Runnable step) {
    try {
      step.run();
    } catch (BadRequestException malformed) {
      refuse(exchange, downstream, malformed);
    } catch (GatewayException refused) {
      refuse(exchange, downstream, refused);
    } catch (RuntimeException | Error bug) {
      // Whatever is wrong, also where memory runs out, the exchange has to end.
      refuse(
          exchange,
          downstream,
          new GatewayException(Failure.INTERNAL, "The gateway failed on this request.", bug));
    }
  }

  private void route(Exchange exchange, Ask request, Downstream downstream) {
    Optional<String> stays = exchange.lastingConversation().or(request::cacheKey);
    Route route = router.route(exchange.caller(), request.model(), stays);
    carry(
        exchange,
        request,
        new Courses(exchange, request, route, translations, messages),
        downstream);
  }

  private void carry(Exchange exchange, Ask request, Courses courses, Downstream downstream) {
    Operation operation = request.operation();
    Route.Next first = courses.first();
    boolean alike = first.permit().target().provider().serves(operation);
    if (!alike && CountedTokens.isAskedFor(operation)) {
      first.permit().release();
      counts.answer(exchange, operation.dialect(), downstream);
    } else if (first.isReady()) {
      relay.relay(exchange, courses.inWords(first.permit()), courses, downstream);
    } else {
      relay.relayLater(exchange, first, courses, downstream);
    }
  }

  /** Ends an exchange that goes nowhere, and tells the client why. */
  public void refuse(Exchange exchange, Downstream downstream, GatewayException failure) {
    Failure kind = failure.failure();
    if (kind == Failure.INTERNAL) {
      LOG.log(
          kind.logLevel(),
          exchange.requestId(),
          failure.getMessage(),
          Map.of("client_key", exchange.caller().keyHint()),
          failure.getCause());
    }
    Outcome outcome = kind == Failure.CLIENT_GONE ? Outcome.CLIENT_CLOSED : Outcome.REJECTED;
    exchange
        .finish(outcome, kind.status(), kind.code())
        .thenRun(() -> downstream.fail(failure, kind.retryable()));
  }

  /** The same for what is wrong with the request. */
  public void refuse(Exchange exchange, Downstream downstream, BadRequestException malformed) {
    refuse(exchange, downstream, inOurTerms(malformed));
  }

  private static GatewayException inOurTerms(BadRequestException malformed) {
    return malformed
        .param()
        .map(
            param ->
                GatewayException.atParam(Failure.MALFORMED_REQUEST, param, malformed.getMessage()))
        .orElseGet(() -> new GatewayException(Failure.MALFORMED_REQUEST, malformed.getMessage()));
  }
}
