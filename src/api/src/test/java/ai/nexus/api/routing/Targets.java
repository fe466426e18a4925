package ai.nexus.api.routing;

import ai.nexus.core.catalogue.OnClientGone;
import ai.nexus.core.catalogue.Placement;
import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.model.Dialect;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Targets of the model {@code gpt}, each of a provider of its own. */
final class Targets {

  private Targets() {}

  static Target of(long id) {
    return of(id, Placement.DEFAULT);
  }

  static Target of(long id, Placement placement) {
    Provider provider =
        new Provider(
            id,
            "p" + id,
            Dialect.OPENAI,
            URI.create("http://127.0.0.1:1"),
            Optional.empty(),
            Optional.empty(),
            false,
            OnClientGone.CANCEL);
    return new Target(provider, "gpt", "gpt", Instant.EPOCH, placement);
  }
}
