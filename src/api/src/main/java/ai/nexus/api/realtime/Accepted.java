package ai.nexus.api.realtime;

import ai.nexus.api.relay.UpstreamSocket;
import ai.nexus.core.catalogue.Target;
import ai.nexus.core.usage.EarlierAttempt;
import java.util.List;

/**
 * A handshake that a provider has accepted.
 *
 * @param refusals the attempts at others before, in their order
 */
record Accepted(Target target, UpstreamSocket socket, List<EarlierAttempt> refusals) {

  Accepted {
    refusals = List.copyOf(refusals);
  }
}
