package ai.nexus.api.chat;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Exchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.relay.ExchangeService;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.usage.EntryId;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One client's socket: a conversation, one answer at a time. Frames come one after another on the
 * container's threads; the running answer is shared with the event loop through {@link #running}.
 */
final class ChatConnection {

  private static final EventLog LOG = EventLog.of(ChatConnection.class);

  private final Session session;
  private final SocketPrincipal principal;
  private final ChatConnections.Line line;
  private final FrameSender frames;
  private final AtomicReference<SocketDownstream> running = new AtomicReference<>();
  private volatile long lastFrameAt = System.nanoTime();

  ChatConnection(Session session, SocketPrincipal principal, ChatConnections.Line line) {
    this.session = session;
    this.principal = principal;
    this.line = line;
    this.frames = new FrameSender(session);
  }

  void message(String text) {
    lastFrameAt = System.nanoTime();
    if (frames.isUseless()) {
      return;
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (isTooLong(body.length)) {
      return;
    }
    try {
      if (Commands.isCancel(text)) {
        cancel();
      } else {
        turn(body);
      }
    } catch (GatewayException refused) {
      frames.send(ErrorFrame.of(refused));
    }
  }

  /** Part of a binary message: the socket speaks text, but its client may go on. */
  void binary(int length, boolean last) {
    lastFrameAt = System.nanoTime();
    if (!frames.isUseless() && !isTooLong(length) && last) {
      frames.send(
          ErrorFrame.of(
              new GatewayException(
                  Failure.MALFORMED_REQUEST,
                  "This socket takes no binary frames. Send the JSON as a text frame.")));
    }
  }

  private boolean isTooLong(int length) {
    boolean tooLong = length > line.config().maxFrame();
    if (tooLong) {
      close(new CloseReason(CloseCodes.TOO_BIG, "longer than nexus.socket.max-frame"));
    }
    return tooLong;
  }

  private void turn(byte[] body) {
    line.authenticator().check(principal.caller());
    if (running.get() != null) {
      throw new GatewayException(
          Failure.ANSWER_RUNNING,
          "An answer is still running on this socket. Wait for [DONE] or send"
              + " {\"type\":\"cancel\"}.");
    }
    Exchanges exchanges = line.exchanges();
    Exchange exchange = exchanges.open(principal.caller(), factsOfTurn());
    SocketDownstream downstream = new SocketDownstream(frames, new Turn(exchange));
    running.set(downstream);
    ExchangeService chat = line.chat();
    try {
      exchanges.admit(exchange);
    } catch (GatewayException refused) {
      chat.refuse(exchange, downstream, refused);
      return;
    }
    chat.completeFrame(exchange, body, downstream);
  }

  private RequestFacts factsOfTurn() {
    RequestFacts shared = principal.facts();
    return new RequestFacts(
            shared.endpoint(),
            shared.operation(),
            shared.requestId(),
            Optional.empty(),
            shared.conversationId(),
            false,
            0,
            shared.clientTimeout(),
            shared.passedOn())
        .asEntry(EntryId.next());
  }

  private void cancel() {
    SocketDownstream answer = running.get();
    if (answer == null) {
      throw new GatewayException(Failure.MALFORMED_REQUEST, "There is no answer to cancel.");
    }
    answer.cancel();
  }

  /** Time since the client's last frame or the end of its last answer; zero while one runs. */
  Duration idleFor() {
    return running.get() == null
        ? Duration.ofNanos(System.nanoTime() - lastFrameAt)
        : Duration.ZERO;
  }

  String keyHash() {
    return principal.caller().keyHash();
  }

  boolean isUseless() {
    return frames.isUseless();
  }

  void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException dead) {
      broken(dead);
    }
  }

  void broken(Throwable cause) {
    LOG.log(
        System.Logger.Level.DEBUG,
        principal.facts().requestId(),
        "A socket broke",
        Map.of("cause", String.valueOf(cause)));
    closed();
  }

  void closed() {
    SocketDownstream answer = running.getAndSet(null);
    if (answer != null) {
      answer.lost();
    }
  }

  void close(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException dead) {
      broken(dead);
    }
  }

  /** What one answer tells the socket. */
  private final class Turn implements SocketDownstream.Owner {

    private final Exchange exchange;

    Turn(Exchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void ended(SocketDownstream answer) {
      lastFrameAt = System.nanoTime();
      running.compareAndSet(answer, null);
    }

    @Override
    public void closed() {
      exchange.closed();
    }
  }
}
