package ai.nexus.api.realtime;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sub-protocols that a client offers. A browser, which can set no header, puts its key and its
 * beta among them (platform.openai.com/docs/guides/realtime-websocket); the server may select none
 * but {@value #REALTIME}.
 */
record SubProtocols(List<String> offered) {

  static final String REALTIME = "realtime";

  private static final String KEY = "openai-insecure-api-key.";
  private static final String BETA = "openai-beta.";
  private static final String BETA_OF_REALTIME = "realtime-";

  SubProtocols {
    offered = List.copyOf(offered);
  }

  static SubProtocols of(HttpServletRequest request) {
    return new SubProtocols(
        Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
            .flatMap(line -> Stream.of(line.split(",", -1)))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  Optional<String> key() {
    return behind(KEY);
  }

  /** As a header says it: {@code realtime=v1} for {@code openai-beta.realtime-v1}. */
  Optional<String> beta() {
    return behind(BETA)
        .filter(name -> name.startsWith(BETA_OF_REALTIME))
        .map(name -> "realtime=" + name.substring(BETA_OF_REALTIME.length()));
  }

  /**
   * What the provider is offered: nothing that holds a key, and nothing where the client offered
   * nothing, because a client must give up where a server selects none of what it offered.
   */
  List<String> passedOn() {
    return offered.contains(REALTIME) ? List.of(REALTIME) : List.of();
  }

  private Optional<String> behind(String prefix) {
    return offered.stream()
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .map(name -> name.substring(prefix.length()))
        .findFirst();
  }
}
