package ai.nexus.api.realtime;

import ai.nexus.api.auth.Authenticator;
import ai.nexus.api.auth.ClientKeys;
import ai.nexus.api.chat.Authenticated;
import ai.nexus.api.chat.OriginCheck;
import ai.nexus.api.chat.SocketConfig;
import ai.nexus.api.exchange.ConversationId;
import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.http.FailureAnswer;
import ai.nexus.api.http.RequestFactsReader;
import ai.nexus.api.http.SocketPath;
import ai.nexus.api.http.TcpConnection;
import ai.nexus.api.relay.RefusedUpgrade;
import ai.nexus.api.relay.ServedBy;
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

/**
 * Stands before the realtime socket: every refusal, the provider's too, is an HTTP answer, and only
 * a client whose provider has accepted is upgraded.
 */
@Dependent
public class RealtimeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final SocketPath PATH = new SocketPath("/v1" + Operation.REALTIME.path());
  private static final int FIRST_ERROR_STATUS = 400;

  private transient Authenticator authenticator;
  private transient OriginCheck origins;
  private transient RealtimeConnections connections;

  @Inject
  void init(Authenticator authenticator, SocketConfig config, RealtimeConnections connections) {
    this.authenticator = authenticator;
    this.connections = connections;
    this.origins = new OriginCheck(config.allowedOrigins());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PATH.isOf(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Handshake handshake = read(request);
      response.setHeader(
          RequestFactsReader.CONVERSATION_HEADER, handshake.facts().conversationId().orElseThrow());
      RealtimeConnection connection =
          connections.open(handshake, exchange -> ServedBy.tell(response, exchange));
      upgrade(connection, handshake, request, response, chain);
    } catch (GatewayException refused) {
      FailureAnswer.write(request, response, refused);
    } catch (RefusedUpgrade refused) {
      write(response, refused);
    }
  }

  private void upgrade(
      RealtimeConnection connection,
      Handshake handshake,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    boolean upgraded = false;
    try {
      RealtimePrincipal principal = new RealtimePrincipal(connection, handshake.caller().keyHint());
      HttpServletRequest lingering = new LingeringRequest(request, connection.client());
      chain.doFilter(new Authenticated(lingering, principal), response);
      upgraded = response.getStatus() < FIRST_ERROR_STATUS;
    } finally {
      if (!upgraded) {
        connections.abandon(connection);
      }
    }
  }

  private Handshake read(HttpServletRequest request) {
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
    SubProtocols subProtocols = SubProtocols.of(request);
    Caller caller = authenticator.authenticate(ClientKeys.of(request).or(subProtocols::key));
    RequestFactsReader.check(request);
    RequestFacts facts =
        RequestFactsReader.readSingle(Operation.REALTIME.label(), Operation.REALTIME, request);
    String conversation = facts.conversationId().orElseGet(ConversationId::made);
    Query query = Query.of(request.getQueryString());
    return new Handshake(
        caller, facts.inConversation(conversation), query, subProtocols, TcpConnection.of(request));
  }

  private static void write(HttpServletResponse response, RefusedUpgrade refused)
      throws IOException {
    byte[] body = refused.body();
    response.setStatus(refused.status());
    response.setContentType(refused.contentType());
    refused.retryAfter().ifPresent(value -> response.setHeader("Retry-After", value));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
