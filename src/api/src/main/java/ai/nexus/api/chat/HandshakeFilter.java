package ai.nexus.api.chat;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.exchange.ConversationId;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.http.FailureAnswer;
import ai.nexus.api.http.RequestFactsReader;
import ai.nexus.api.http.SocketPath;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.keys.Caller;
import ai.nexus.wire.model.Operation;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Stands before the chat socket: refuses with a proper HTTP status, before the upgrade, what is no
 * handshake, comes from a foreign page, has no valid key, or too many sockets open. Browsers cannot
 * set headers, so the key may also be the second of the sub-protocols {@code nexusai,
 * bearer.<key>}.
 */
@Dependent
public class HandshakeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String ENDPOINT = "ws.chat";
  private static final SocketPath PATH = new SocketPath("/ws/chat");
  private static final SocketPath REALTIME = new SocketPath("/v1" + Operation.REALTIME.path());
  private static final String BEARER = "bearer.";

  private transient Authenticator authenticator;
  private transient OriginCheck origins;
  private transient ChatConnections connections;

  @Inject
  void init(Authenticator authenticator, SocketConfig config, ChatConnections connections) {
    this.authenticator = authenticator;
    this.connections = connections;
    this.origins = new OriginCheck(config.allowedOrigins());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PATH.isOf(request)) {
      passUnlessHandshake(request, response, chain);
      return;
    }
    try {
      SocketPrincipal principal = admit(request);
      response.setHeader(
          RequestFactsReader.CONVERSATION_HEADER, principal.facts().conversationId().orElseThrow());
      chain.doFilter(new Authenticated(request, principal), response);
    } catch (GatewayException refused) {
      FailureAnswer.write(request, response, refused);
    }
  }

  /**
   * The container looks for handshakes on every path, and reads a form's body for it on the
   * request's thread, before any key is checked.
   */
  private static void passUnlessHandshake(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Sec-WebSocket-Key") == null || REALTIME.isOf(request)) {
      chain.doFilter(request, response);
    } else {
      FailureAnswer.write(
          request,
          response,
          new GatewayException(
              Failure.NOT_FOUND, "WebSocket is spoken at " + PATH + " and " + REALTIME + " only."));
    }
  }

  private SocketPrincipal admit(HttpServletRequest request) {
    boolean upgrades = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    if (!upgrades || !"GET".equals(request.getMethod())) {
      throw new GatewayException(
          Failure.UPGRADE_REQUIRED, "This address speaks WebSocket only; connect with ws://.");
    }
    if (!origins.allows(request)) {
      throw new GatewayException(
          Failure.FORBIDDEN,
          "Pages of this origin may not connect. The operator can add it to"
              + " nexus.socket.allowed-origins.");
    }
    Caller caller = authenticator.authenticate(ClientKeys.of(request).or(() -> offered(request)));
    RequestFactsReader.check(request);
    connections.requireRoom(caller);
    RequestFacts facts = RequestFactsReader.read(ENDPOINT, Operation.CHAT_COMPLETIONS, request);
    String conversation = facts.conversationId().orElseGet(ConversationId::made);
    return new SocketPrincipal(caller, facts.inConversation(conversation));
  }

  private static Optional<String> offered(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::trim)
        .filter(name -> name.startsWith(BEARER) && name.length() > BEARER.length())
        .map(name -> name.substring(BEARER.length()))
        .findFirst();
  }
}
