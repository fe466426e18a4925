package ai.nexus.api.relay;

import ai.nexus.api.routing.Permit;
import ai.nexus.core.catalogue.Target;

/** One way that a request can take: to a target, and in its words. */
record Course(Permit permit, Translation translation) {

  Target target() {
    return permit.target();
  }
}
