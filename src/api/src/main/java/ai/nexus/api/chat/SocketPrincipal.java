package ai.nexus.api.chat;

import ai.nexus.api.exchange.RequestFacts;
import ai.nexus.core.keys.Caller;
import java.security.Principal;

/**
 * Who opened a socket, carried from the handshake to the endpoint: of all that the filter knows,
 * the container hands on only the principal.
 */
record SocketPrincipal(Caller caller, RequestFacts facts) implements Principal {

  @Override
  public String getName() {
    return caller.keyHint();
  }
}
