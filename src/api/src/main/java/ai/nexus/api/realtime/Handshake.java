package ai.nexus.api.realtime;

import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.api.http.TcpConnection;
import ai.nexus.core.keys.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for that opens a realtime socket.
 *
 * @param facts their conversation is that of all responses on the socket
 */
record Handshake(
    Caller caller,
    RequestFacts facts,
    Query query,
    SubProtocols subProtocols,
    TcpConnection connection) {

  Optional<String> model() {
    return query.model();
  }

  /** Where the client named it; one that was made goes on nowhere else. */
  Optional<String> namedConversation() {
    return facts.conversationIsNamed() ? facts.conversationId() : Optional.empty();
  }

  /** What goes upstream as headers. */
  Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    subProtocols.beta().ifPresent(beta -> headers.put("openai-beta", beta));
    facts.passedOn().forEach(header -> headers.put(header.getKey(), header.getValue()));
    headers.put("x-request-id", facts.requestId());
    return headers;
  }
}
