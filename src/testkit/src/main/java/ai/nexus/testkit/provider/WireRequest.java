package ai.nexus.testkit.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it was read.
 *
 * @param path without the query
 * @param query empty text where there is none
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and the body is handed on uncopied
public record WireRequest(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  public boolean isJson() {
    return header("content-type").filter(type -> type.startsWith("application/json")).isPresent();
  }

  boolean wantsClose() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }
}
