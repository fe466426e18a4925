package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import java.util.Optional;

/** A row of table provider, its secrets sealed. */
record ProviderRow(
    long id,
    String name,
    Dialect dialect,
    String serverUrl,
    Optional<String> serverKey,
    Optional<String> proxyUrl,
    boolean storeMessages,
    OnClientGone onClientGone,
    String keyHash) {}
