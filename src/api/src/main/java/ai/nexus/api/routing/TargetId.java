package ai.nexus.api.routing;

import ai.nexus.core.catalogue.Target;

/** What the health of targets is kept by. */
record TargetId(long provider, int key, String upstreamModel) {

  static TargetId of(Target target) {
    return new TargetId(
        target.provider().id(), target.provider().keyNumber(), target.upstreamModel());
  }
}
