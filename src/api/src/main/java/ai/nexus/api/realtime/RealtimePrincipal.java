package ai.nexus.api.realtime;

import java.security.Principal;

/** Carries a connection from its handshake to its endpoint; the container hands on nothing else. */
record RealtimePrincipal(RealtimeConnection connection, String keyHint) implements Principal {

  @Override
  public String getName() {
    return keyHint;
  }
}
