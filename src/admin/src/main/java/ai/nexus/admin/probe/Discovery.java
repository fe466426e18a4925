package ai.nexus.admin.probe;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.model.Dialect;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Asks a provider for all of its models: {@value #MOST_PAGES} pages, {@value #MOST} models. */
final class Discovery {

  private static final int MOST_PAGES = 20;
  private static final int MOST = 10_000;

  private final ProviderCall call = new ProviderCall();

  /**
   * The models' names in alphabetical order.
   *
   * @throws GatewayException where the provider does not give them; says what to change
   */
  List<String> models(ProbeTarget target) {
    String path = target.api().modelsPath().orElseThrow(() -> failed(ProbeMessages.NO_LIST));
    target
        .proxyUrl()
        .flatMap(proxy -> ProbeConnections.obstacle(target.serverUrl(), proxy))
        .ifPresent(
            obstacle -> {
              throw failed(obstacle);
            });
    TreeSet<String> ids = new TreeSet<>();
    Optional<String> next = firstPage(target.api().dialect());
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      ModelList page = page(target, next.map(query -> with(path, query)).orElse(path));
      ids.addAll(page.ids());
      if (page.next().isEmpty() || ids.size() > MOST) {
        break;
      }
      String more = encoded(page.next().get());
      next =
          firstPage(target.api().dialect())
              .map(size -> size + '&' + more)
              .or(() -> Optional.of(more));
    }
    return ids.stream().limit(MOST).toList();
  }

  /** The size of a page, where the vendor's own is small. */
  private static Optional<String> firstPage(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC -> Optional.of("limit=1000");
      case GEMINI -> Optional.of("pageSize=1000");
      case OPENAI, RESPONSES, BEDROCK -> Optional.empty();
    };
  }

  private static String with(String path, String query) {
    return path + (path.indexOf('?') < 0 ? '?' : '&') + query;
  }

  private static String encoded(String parameter) {
    int value = parameter.indexOf('=') + 1;
    String text = URLEncoder.encode(parameter.substring(value), StandardCharsets.UTF_8);
    return parameter.substring(0, value) + text;
  }

  private ModelList page(ProbeTarget target, String path) {
    ProviderAnswer answer;
    try {
      answer = call.get(target, path);
    } catch (ProcessingException | IOException failed) {
      throw failed(ProbeMessages.ofFailure(failed, target.proxyUrl().isPresent()));
    }
    boolean ok = answer.status() >= 200 && answer.status() < 300;
    Optional<ModelList> page = ok ? ModelList.read(answer.body()) : Optional.empty();
    return page.orElseThrow(() -> failed(ProbeMessages.ofStatus(answer.status(), false)));
  }

  private static GatewayException failed(String message) {
    return new GatewayException(Failure.UPSTREAM_BROKEN, message);
  }
}
