package ai.nexus.core.access;

import ai.nexus.wire.json.Slice;
import java.net.URI;
import java.util.Optional;

/**
 * A request to a provider as it goes over the wire, for what signs it.
 *
 * @param method in capitals
 * @param uri absolute, with its query; path and query stand in it as they are sent
 * @param contentType exactly as it is sent; empty where there is none
 * @param body all of it; not changed and not kept
 */
public record Outgoing(String method, URI uri, Optional<String> contentType, Slice body) {

  public Outgoing {
    if (!uri.isAbsolute() || uri.getHost() == null) {
      throw new IllegalArgumentException("a request to a provider must have an absolute address");
    }
  }
}
