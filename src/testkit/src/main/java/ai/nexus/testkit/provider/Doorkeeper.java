package ai.nexus.testkit.provider;

import java.util.Optional;

/** Checks path, method and key as OpenAI does (platform.openai.com/docs/guides/error-codes). */
final class Doorkeeper {

  private static final String CHAT = "/v1/chat/completions";
  private static final String MODELS = "/v1/models";

  private final FakeProvider provider;

  Doorkeeper(FakeProvider provider) {
    this.provider = provider;
  }

  void admit(WireRequest request) throws Refusal {
    checkPlace(request);
    checkKey(request);
    boolean json =
        request
            .header("content-type")
            .filter(type -> type.startsWith("application/json"))
            .isPresent();
    if (request.method().equals("POST") && !json) {
      throw new Refusal(400, "The content type must be application/json.", "", "");
    }
  }

  private static void checkPlace(WireRequest request) throws Refusal {
    String method =
        switch (request.path()) {
          case CHAT -> "POST";
          case MODELS -> "GET";
          default -> throw new Refusal(404, "Unknown path " + request.path(), "", "unknown_url");
        };
    if (!request.method().equals(method)) {
      throw new Refusal(405, "Not allowed: " + request.method(), "", "method_not_supported");
    }
  }

  private void checkKey(WireRequest request) throws Refusal {
    Optional<String> authorization = request.header("authorization");
    if (authorization.isEmpty()) {
      throw new Refusal(401, "You didn't provide an API key.", "", "");
    }
    if (!authorization.get().equals("Bearer " + provider.key())) {
      throw new Refusal(401, "Incorrect API key provided.", "", "invalid_api_key");
    }
  }
}
