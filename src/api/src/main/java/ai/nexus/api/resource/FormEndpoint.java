package ai.nexus.api.resource;

import ai.nexus.api.ask.Address;
import ai.nexus.api.ask.Clients;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.ExchangeConfig;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.api.http.RequestFactsReader;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.api.relay.HttpDownstream;
import ai.nexus.api.relay.SuspendedResponse;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.Operation;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Forms with files over HTTP: opens the exchange, reads as far as the model, and hands the rest to
 * the {@link ExchangeService} as it comes. The connection ends with the answer, because Grizzly may
 * lose the next request on it: see {@link BodyReader}.
 */
final class FormEndpoint {

  private final Exchanges exchanges;
  private final ExchangeService service;
  private final SharedRoom room;
  private final Executor endings;
  private final ScheduledExecutorService timer;
  private final UploadLimits limits;

  FormEndpoint(
      Exchanges exchanges,
      ExchangeService service,
      ExchangeConfig config,
      SharedRoom room,
      Executor endings,
      ScheduledExecutorService timer) {
    this.exchanges = exchanges;
    this.service = service;
    this.room = room;
    this.endings = endings;
    this.timer = timer;
    this.limits =
        new UploadLimits(
            config.maxUpload(), config.maxBody(), config.bodyTime(), config.leastBodyRate());
  }

  /** As {@link HttpEndpoint#answer}; returns at once. */
  void answer(
      Address address,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      SuspendedResponse suspended) {
    ServletInputStream in = bodyOf(request);
    Operation operation = address.operation();
    RequestFacts facts = RequestFactsReader.readSingle(operation.label(), operation, request);
    Exchange exchange = exchanges.open(caller, facts);
    Optional<String> boundary = FormType.boundary(request.getContentType());
    UploadReader reader = reader(exchange, request, in, boundary.orElse(""));
    HttpDownstream downstream =
        new HttpDownstream(
            exchange,
            request,
            response,
            suspended.endingAfter(reader::discardThen),
            Clients.of(operation.dialect()),
            endings);
    response.setHeader("Connection", "close");
    String contentType = request.getContentType();
    try {
      // Before anything is read: the server may call back at once.
      exchanges.admit(exchange);
      RequestFactsReader.check(request);
      requireRoom(request.getContentLengthLong(), boundary);
    } catch (GatewayException refused) {
      reader.discard();
      service.refuse(exchange, downstream, refused);
      return;
    }
    reader.seek(
        failure ->
            failure.ifPresentOrElse(
                refused -> service.refuse(exchange, downstream, refused),
                () -> send(exchange, address, contentType, reader, downstream)));
  }

  private static ServletInputStream bodyOf(HttpServletRequest request) {
    try {
      return request.getInputStream();
    } catch (IOException broken) {
      throw new UncheckedIOException("a request's body cannot be read", broken);
    }
  }

  private UploadReader reader(
      Exchange exchange, HttpServletRequest request, ServletInputStream in, String boundary) {
    long announced = request.getContentLengthLong();
    SharedRoom.Share share = room.share(exchange.caller().keyHash());
    UploadReader reader =
        new UploadReader(
            in,
            announced < 0 ? OptionalLong.empty() : OptionalLong.of(announced),
            new FormBeginning(boundary, limits, share),
            limits);
    Future<?> sweep =
        timer.scheduleWithFixedDelay(() -> reader.sweep(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
    exchange.over().thenRun(share::end);
    reader.onceOver(() -> sweep.cancel(false));
    return reader;
  }

  private void requireRoom(long announced, Optional<String> boundary) {
    if (boundary.isEmpty()) {
      throw new GatewayException(
          Failure.MALFORMED_REQUEST,
          "The Content-Type of the form names no boundary: let your HTTP client set it.");
    }
    if (announced > limits.max()) {
      throw limits.tooLarge();
    }
  }

  private void send(
      Exchange exchange,
      Address address,
      String contentType,
      UploadReader reader,
      HttpDownstream downstream) {
    try {
      service.upload(exchange, reader.ask(address.operation(), contentType), downstream);
    } catch (BadRequestException malformed) {
      service.refuse(exchange, downstream, malformed);
    }
  }
}
