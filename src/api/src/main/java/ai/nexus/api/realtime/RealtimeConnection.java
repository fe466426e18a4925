package ai.nexus.api.realtime;

import ai.nexus.api.relay.UpstreamSocket;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.EntryId;
import ai.nexus.wire.openai.realtime.ErrorEvent;
import ai.nexus.wire.openai.realtime.EventHead;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * A client's socket and its provider's, joined. What the provider sends is looked at and passed on
 * on the provider's event loop; what the client sends is passed on unread, by the container's
 * threads. Whichever side ends, ends the other.
 */
final class RealtimeConnection implements UpstreamSocket.Listener {

  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  private final RealtimeLine line;
  private final Handshake handshake;
  private final Target target;
  private final UpstreamSocket upstream;
  private final OpenResponses responses;
  private final InOrder inOrder;
  private final ClientSide client;
  private final ProviderSide provider;
  private final ShownModel model;
  private final long madeAt = System.nanoTime();
  private volatile long lastMessageAt = madeAt;
  // Nothing more goes to the provider.
  private volatile boolean ending;
  // On the event loop.
  private boolean over;
  private boolean paused;

  /**
   * @param mayWait threads that may wait for slow providers, for all sockets together
   */
  RealtimeConnection(RealtimeLine line, Handshake handshake, Accepted accepted, Semaphore mayWait) {
    this.line = line;
    this.handshake = handshake;
    this.target = accepted.target();
    this.upstream = accepted.socket();
    this.responses = new OpenResponses(line.exchanges(), handshake, accepted, this::refused);
    this.inOrder = new InOrder(upstream, this::regulate);
    this.client = new ClientSide(line.config().maxFrame(), handshake.connection());
    this.provider =
        new ProviderSide(upstream, new ProviderRoom(mayWait, line.config().handshake()));
    this.model = new ShownModel(target);
  }

  /** The container has upgraded the client's connection. */
  void opened(Session opened) {
    client.opened(opened, () -> upstream.execute(this::regulate));
    upstream.attach(this);
  }

  /** From the client; waits where the provider takes nothing. */
  void message(String text) {
    passOn(() -> provider.send(text));
  }

  void message(byte[] bytes) {
    passOn(() -> provider.send(bytes));
  }

  private void passOn(BooleanSupplier sent) {
    lastMessageAt = System.nanoTime();
    if (!ending && mayGoOn() && !sent.getAsBoolean()) {
      end(Failure.OVERLOADED, Closing.TRY_AGAIN_LATER, "the provider takes no more");
    }
  }

  /** Whether key and model are still there; else this socket ends. */
  boolean mayGoOn() {
    try {
      line.authenticator().check(handshake.caller());
      if (line.router().serves(target, handshake.caller())) {
        return true;
      }
      withdrawn(Failure.MODEL_NOT_FOUND);
    } catch (GatewayException withdrawn) {
      withdrawn(withdrawn.failure());
    }
    return false;
  }

  private void withdrawn(Failure why) {
    end(why, Closing.WITHDRAWN, "the key or the model has been withdrawn");
  }

  @Override
  public void text(String message) {
    lastMessageAt = System.nanoTime();
    if (over) {
      return;
    }
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    EventHead head = EventHead.of(bytes);
    CompletableFuture<Void> recorded = responses.heard(head, message);
    String shown = model.shown(head, message, bytes);
    inOrder.add(recorded, () -> client.send(shown));
    regulate();
  }

  @Override
  public void binary(byte[] message) {
    lastMessageAt = System.nanoTime();
    if (!over) {
      inOrder.add(NOTHING, () -> client.send(message));
      regulate();
    }
  }

  private void regulate() {
    boolean wait = !over && !(client.hasRoom() && inOrder.isEmpty());
    if (wait != paused) {
      paused = wait;
      if (wait) {
        upstream.pause();
      } else {
        upstream.resume();
      }
    }
  }

  @Override
  public void closed(int code, String reason) {
    if (code == UpstreamSocket.BROKEN) {
      String told = "The provider '" + target.provider().name() + "' broke the connection off.";
      Closing closing = new Closing(Closing.UNEXPECTED, "the provider broke the connection off");
      endNow(Failure.UPSTREAM_BROKEN, closing, Optional.of(told));
    } else {
      endNow(Failure.UPSTREAM_BROKEN, Closing.passedOn(code, reason), Optional.empty());
    }
  }

  /** The gateway takes no more responses: the provider has begun one that it cannot answer for. */
  private void refused(GatewayException refusal) {
    boolean stops = refusal.failure() == Failure.SHUTTING_DOWN;
    end(
        refusal.failure(),
        stops ? Closing.GOING_AWAY : Closing.TRY_AGAIN_LATER,
        refusal.failure().code().orElse("refused"));
  }

  /** The gateway ends it; from any thread. */
  void end(Failure why, int code, String reason) {
    Closing closing = new Closing(code, reason);
    ending = true;
    upstream.execute(() -> endNow(why, closing, Optional.empty()));
  }

  private void endNow(Failure why, Closing closing, Optional<String> error) {
    if (over) {
      return;
    }
    over = true;
    ending = true;
    CompletableFuture<Void> recorded = responses.endAll(why);
    upstream.close(Closing.GOING_AWAY, "");
    inOrder.add(
        recorded,
        () -> {
          error.ifPresent(message -> tell(why, message));
          line.closer().execute(() -> client.close(closing));
          upstream.executeLater(ClientSide.GRACE, client::cut);
        });
    regulate();
  }

  private void tell(Failure why, String message) {
    String event = ErrorEvent.json("event_" + EntryId.next(), message, why.type(), why.code());
    client.send(event);
  }

  /** The client's socket has ended. */
  void clientClosed(CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    String phrase = reason.getReasonPhrase() == null ? "" : reason.getReasonPhrase();
    Closing closing = Closing.passedOn(code, phrase);
    upstream.execute(
        () -> {
          if (!over) {
            over = true;
            upstream.executeLater(ClientSide.GRACE, client::cut);
            inOrder.add(
                responses.endAll(Failure.CLIENT_GONE),
                () -> upstream.close(closing.code(), closing.reason()));
          }
        });
  }

  /** The container did not upgrade the client's connection. */
  void abandon() {
    upstream.close(Closing.GOING_AWAY, "");
  }

  ClientSide client() {
    return client;
  }

  boolean isOpen() {
    return client.isOpen();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - madeAt);
  }

  /** Since either side's last message. */
  Duration idleFor() {
    return Duration.ofNanos(System.nanoTime() - lastMessageAt);
  }

  Duration stalledFor() {
    return client.stalledFor();
  }

  String requestId() {
    return handshake.facts().requestId();
  }

  String keyHash() {
    return handshake.caller().keyHash();
  }

  void ping() {
    upstream.ping();
    client.ping();
  }
}
