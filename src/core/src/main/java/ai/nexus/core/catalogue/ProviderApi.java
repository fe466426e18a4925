package ai.nexus.core.catalogue;

import ai.nexus.wire.model.Dialect;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.openai.chat.ServerKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular about a provider's API: its vendor's ways, or those of its dialect.
 *
 * @param options what the vendor's API needs to know, by name
 */
public record ProviderApi(Dialect dialect, Optional<Preset> preset, Map<String, String> options) {

  private static final String OPENAIS_HOST = "api.openai.com";

  public ProviderApi {
    options = Map.copyOf(options);
  }

  /** One of no known vendor. */
  public static ProviderApi of(Dialect dialect) {
    return new ProviderApi(dialect, Optional.empty(), Map.of());
  }

  public KeyScheme keyScheme() {
    return preset
        .map(Preset::keyScheme)
        .orElse(
            switch (dialect) {
              case OPENAI, RESPONSES, BEDROCK -> KeyScheme.BEARER;
              case ANTHROPIC -> KeyScheme.X_API_KEY;
              case GEMINI -> KeyScheme.X_GOOG_API_KEY;
            });
  }

  /**
   * What it takes of OpenAI's schema. A server that nobody has named gets what all of them take.
   *
   * @param server its base address
   */
  public ServerKind kind(URI server) {
    return preset
        .map(Preset::kind)
        .orElse(OPENAIS_HOST.equals(server.getHost()) ? ServerKind.OPENAI : ServerKind.PLAIN);
  }

  /**
   * Whether it is known to refuse what models thought earlier; of a server that nobody has named
   * nothing is known.
   *
   * @param server its base address
   */
  public boolean refusesThoughts(URI server) {
    ServerKind kind = kind(server);
    return !kind.extended() && (preset.isPresent() || kind == ServerKind.OPENAI);
  }

  /**
   * Whether it has the address, so that a request need not be translated.
   *
   * @param server its base address
   */
  public boolean serves(Operation operation, URI server) {
    Dialect asked = operation.dialect();
    if (operation == Operation.RESPONSES && dialect == Dialect.OPENAI) {
      return preset.map(Preset::hasResponses).orElse(OPENAIS_HOST.equals(server.getHost()));
    }
    // Who prefers responses to chats has all else that OpenAI has.
    boolean isNoChat = asked == Dialect.OPENAI && operation != Operation.CHAT_COMPLETIONS;
    return asked == dialect || (isNoChat && dialect == Dialect.RESPONSES);
  }

  /**
   * Where it takes a chat, below its base address.
   *
   * @param model as the provider names it
   */
  public String chatPath(String model, boolean stream) {
    return versioned(model, dialect.chatPath(model, stream));
  }

  /**
   * Where it takes what its clients ask for in its own dialect, below its base address.
   *
   * @param model as the provider names it
   */
  public String path(Operation operation, String model) {
    return versioned(model, operation.path(model));
  }

  /**
   * Azure's older addresses name the deployment and the version of the API; responses name neither
   * (learn.microsoft.com/azure/ai-foundry/openai/reference).
   */
  private String versioned(String model, String path) {
    String version = options.get(Presets.API_VERSION);
    if (version == null) {
      return path;
    }
    String deployment = URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    if (path.startsWith(Operation.REALTIME.path())) {
      return path + "?api-version=" + version + "&deployment=" + deployment;
    }
    boolean ofDeployment = !path.startsWith(Operation.RESPONSES.path());
    String address = ofDeployment ? "/deployments/" + deployment + path : path;
    return address + "?api-version=" + version;
  }

  /**
   * Where it keeps a response, below its base address.
   *
   * @param below of the address of responses; may end with a query
   */
  public String storedPath(String below) {
    String path = Operation.RESPONSES.path() + below;
    String version = options.get(Presets.API_VERSION);
    if (version == null) {
      return path;
    }
    return path + (path.indexOf('?') < 0 ? "?" : "&") + "api-version=" + version;
  }

  /** Where it lists its models, below its base address; empty where it has no such list there. */
  public Optional<String> modelsPath() {
    boolean elsewhere =
        dialect == Dialect.BEDROCK || keyScheme() == KeyScheme.GOOGLE_SERVICE_ACCOUNT;
    String version = options.get(Presets.API_VERSION);
    return elsewhere
        ? Optional.empty()
        : Optional.of(version == null ? "/models" : "/models?api-version=" + version);
  }

  /** What shows it who asks, where that is the same for each request; else nothing secret. */
  public Map<String, String> headers(Optional<String> key) {
    return switch (keyScheme()) {
      case BEARER, X_API_KEY, X_GOOG_API_KEY -> dialect.headers(key);
      case API_KEY -> key.map(text -> Map.of("api-key", text)).orElse(Map.of());
      case GOOGLE_SERVICE_ACCOUNT, AWS_SIGNATURE -> dialect.headers(Optional.empty());
    };
  }

  /** Whether {@link #headers} are all that it is shown. */
  public boolean hasFixedHeaders() {
    return keyScheme() != KeyScheme.GOOGLE_SERVICE_ACCOUNT
        && keyScheme() != KeyScheme.AWS_SIGNATURE;
  }
}
