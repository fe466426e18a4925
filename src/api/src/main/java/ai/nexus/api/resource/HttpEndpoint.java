package ai.nexus.api.resource;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Clients;
import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeConfig;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.api.http.RequestFactsReader;
import ai.nexus.api.relay.AnswerEnds;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.api.relay.HttpDownstream;
import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.translate.ClientDialect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What models are asked for over HTTP: opens the exchange, reads the body, hands both to the {@link
 * ExchangeService}. Requests come by {@link DirectFilter}, or by {@link OperationResource}.
 */
public final class HttpEndpoint {

  private final Authenticator authenticator;
  private final Exchanges exchanges;
  private final ExchangeService chat;
  private final ExchangeConfig config;
  private final SharedRoom room;
  private final Executor endings;
  private final Executor lookUps;
  private final ScheduledExecutorService timer;
  private final FormEndpoint forms;
  private final boolean caches;

  /**
   * @param endings runs what ends an answer and may wait for the client
   * @param lookUps asks the database for a key that is not at hand; throws a {@link
   *     GatewayException} where too many wait for it
   * @param timer ends the wait for bodies
   * @param caches whether answers may come from the cache
   */
  public HttpEndpoint(
      Authenticator authenticator,
      Exchanges exchanges,
      ExchangeService chat,
      ExchangeConfig config,
      Executor endings,
      Executor lookUps,
      ScheduledExecutorService timer,
      boolean caches) {
    this.lookUps = lookUps;
    this.caches = caches;
    this.authenticator = authenticator;
    this.exchanges = exchanges;
    this.chat = chat;
    this.config = config;
    this.room = SharedRoom.ofHeap(config.bodiesPercent());
    this.endings = endings;
    this.timer = timer;
    this.forms = new FormEndpoint(exchanges, chat, config, room, endings, timer);
  }

  /**
   * The first step of a request, while nothing has been opened for it.
   *
   * @throws GatewayException MISSING_KEY or as {@link #check}
   */
  Caller authenticate(HttpServletRequest request) {
    return authenticator.authenticate(ClientKeys.of(request));
  }

  /**
   * Who would be behind a request's key, which is not checked yet.
   *
   * @throws GatewayException MISSING_KEY
   */
  Caller caller(HttpServletRequest request) {
    return authenticator.caller(ClientKeys.of(request));
  }

  /** Whether {@link #check} would find the key without waiting for the database. */
  boolean knows(Caller caller) {
    return authenticator.knows(caller);
  }

  /** Where the answer to a request is ended. */
  Executor ends(HttpServletRequest request) {
    return AnswerEnds.of(request, endings);
  }

  /**
   * Checks it on another thread.
   *
   * @throws GatewayException OVERLOADED where too many wait for the database
   */
  void lookUp(Runnable check) {
    lookUps.execute(check);
  }

  /**
   * @throws GatewayException INVALID_KEY or CATALOGUE_UNAVAILABLE
   */
  void check(Caller caller) {
    authenticator.check(caller);
  }

  /**
   * Returns when the body has been read, or could not be; the answer comes later.
   *
   * @param suspended the request's, which is asynchronous
   */
  void answer(
      Address address,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      SuspendedResponse suspended) {
    Operation operation = address.operation();
    if (FormType.isForm(request.getContentType()) && operation.takesForms()) {
      forms.answer(address, caller, request, response, suspended);
      return;
    }
    RequestFacts facts = RequestFactsReader.readSingle(operation.label(), operation, request);
    Exchange exchange = exchanges.open(caller, facts);
    ClientDialect words = Clients.of(operation.dialect());
    HttpDownstream downstream =
        new HttpDownstream(exchange, request, response, suspended, words, ends(request));
    try {
      exchanges.admit(exchange);
      RequestFactsReader.check(request);
      requireJson(operation, request.getContentType());
      requireEvents(operation, request);
      if (caches) {
        exchange.mayBeCached(RequestFactsReader.cacheHeaders(request));
      }
      readBody(exchange, address, request, response, downstream);
    } catch (GatewayException refused) {
      chat.refuse(exchange, downstream, refused);
    } catch (IOException broken) {
      chat.refuse(
          exchange,
          downstream,
          new GatewayException(
              Failure.CLIENT_GONE, "The connection ended before the request did.", broken));
    } catch (RuntimeException | Error bug) {
      // Also where memory runs out: an exchange that is open has to end, and leave its record.
      chat.refuse(exchange, downstream, internal(bug));
    }
  }

  private static GatewayException internal(Throwable bug) {
    return new GatewayException(Failure.INTERNAL, "The gateway failed on this request.", bug);
  }

  private void readBody(
      Exchange exchange,
      Address address,
      HttpServletRequest request,
      HttpServletResponse response,
      HttpDownstream downstream)
      throws IOException {
    BodyPace pace = new BodyPace(config.bodyTime(), config.leastBodyRate());
    BodyTimer limit = new BodyTimer(timer, pace);
    String owner = exchange.caller().keyHash();
    SharedRoom.Share share = room.share(owner);
    exchange.over().thenRun(share::end);
    Optional<BodyReader> reader =
        BodyReader.read(
            request,
            response,
            new BodyLimits(config.maxBody(), owner, share, pace),
            new BodyReader.Result() {
              @Override
              public void whole(byte[] body) {
                limit.stop();
                chat.complete(exchange, address, body, downstream);
              }

              @Override
              public void refused(GatewayException failure) {
                limit.stop();
                chat.refuse(exchange, downstream, failure);
              }
            });
    reader.ifPresent(limit::watch);
  }

  /** Google streams one JSON array else, which none of its SDKs reads. */
  private static void requireEvents(Operation operation, HttpServletRequest request) {
    boolean asksForEvents = String.valueOf(request.getQueryString()).contains("alt=sse");
    if (operation == Operation.STREAM_GENERATE_CONTENT && !asksForEvents) {
      throw GatewayException.atParam(
          Failure.MALFORMED_REQUEST,
          "alt",
          "This gateway streams server-sent events only: add '?alt=sse' to the address.");
    }
  }

  private static void requireJson(Operation operation, String contentType) {
    if (operation == Operation.TRANSCRIPTIONS) {
      throw new GatewayException(
          Failure.UNSUPPORTED_MEDIA_TYPE, "The body must be a form: send 'multipart/form-data'.");
    }
    if (contentType == null || !isJson(contentType)) {
      throw new GatewayException(
          Failure.UNSUPPORTED_MEDIA_TYPE,
          "The body must be JSON: send the header 'Content-Type: application/json'.");
    }
  }

  private static boolean isJson(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    return "application/json".equals((semicolon < 0 ? type : type.substring(0, semicolon)).trim());
  }
}
