package ai.nexus.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.api.exchange.OpenExchanges;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Operation;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ChatConnectionsTest {

  private static final Caller CALLER = new Caller("hash", "****");
  private static final Caller OTHER = new Caller("other", "****");

  private final AtomicReference<CloseReason> closedWith = new AtomicReference<>();
  private final ChatConnections connections =
      new ChatConnections(null, new OpenExchanges(1), null, atMostTwo());

  @Test
  void refusesAKeyThatHasNoRoomLeft() {
    connections.opened(session());
    connections.requireRoom(CALLER);
    connections.opened(session());

    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> connections.requireRoom(CALLER));

    assertThat(refused.failure()).isEqualTo(Failure.TOO_MANY_STREAMS);
    assertThatCode(() -> connections.requireRoom(OTHER)).doesNotThrowAnyException();
  }

  @Test
  void hasRoomAgainWhenASocketCloses() {
    connections.opened(session());
    ChatConnection second = connections.opened(session());

    connections.closed(second);
    connections.closed(second);

    connections.requireRoom(CALLER);
    connections.opened(session());
    assertThatCode(() -> connections.requireRoom(CALLER)).isInstanceOf(GatewayException.class);
  }

  @Test
  void closesWhatSlippedThroughAtTheSameMoment() {
    connections.opened(session());
    connections.opened(session());
    assertThat(closedWith).hasValue(null);

    connections.opened(session());

    assertThat(closedWith.get().getCloseCode()).isEqualTo(CloseCodes.TRY_AGAIN_LATER);
  }

  private static SocketConfig atMostTwo() {
    Map<String, String> settings = Map.of("nexus.socket.open-per-key", "2");
    return SocketConfig.read(new SettingsReader(key -> Optional.ofNullable(settings.get(key))));
  }

  private Session session() {
    RequestFacts facts =
        new RequestFacts(
            "ws.chat",
            Operation.CHAT_COMPLETIONS,
            "req",
            Optional.empty(),
            Optional.of("conv"),
            false,
            0,
            Optional.empty(),
            List.of());
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getUserPrincipal" -> new SocketPrincipal(CALLER, facts);
                  case "close" -> close((CloseReason) arguments[0]);
                  default -> null;
                });
  }

  private Object close(CloseReason reason) {
    closedWith.set(reason);
    return null;
  }
}
