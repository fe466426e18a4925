package ai.nexus.core.catalogue;

import java.util.Optional;

/** A row of table provider, its secrets sealed. */
record ProviderRow(
    long id,
    String name,
    String dialect,
    Optional<String> preset,
    Optional<String> options,
    String serverUrl,
    Optional<String> serverKey,
    Optional<String> proxyUrl,
    boolean storeMessages,
    OnClientGone onClientGone,
    String keyHash) {}
