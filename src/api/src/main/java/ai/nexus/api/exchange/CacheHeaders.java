package ai.nexus.api.exchange;

import java.util.List;

/**
 * What a request over HTTP says of the cache, as it was sent.
 *
 * @param cacheControl the lines of {@code Cache-Control}
 * @param own the lines of {@code x-nexus-cache}
 */
public record CacheHeaders(List<String> cacheControl, List<String> own) {

  public CacheHeaders {
    cacheControl = List.copyOf(cacheControl);
    own = List.copyOf(own);
  }
}
