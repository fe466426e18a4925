package ai.nexus.testkit.provider;

import java.util.Optional;
import java.util.Set;

/** OpenAI's chat completions (platform.openai.com/docs/guides/error-codes). */
final class OpenAiSpeech implements Speech {

  private static final String CHAT = "/v1/chat/completions";
  private static final String MODELS = "/v1/models";

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    checkPlace(request);
    checkKey(request, key);
    if (request.method().equals("POST") && !request.isJson()) {
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

  private static void checkKey(WireRequest request, String key) throws Refusal {
    Optional<String> authorization = request.header("authorization");
    if (authorization.isEmpty()) {
      throw new Refusal(401, "You didn't provide an API key.", "", "");
    }
    if (!authorization.get().equals("Bearer " + key)) {
      throw new Refusal(401, "Incorrect API key provided.", "", "invalid_api_key");
    }
  }

  @Override
  public ChatRequest read(WireRequest request, Set<String> models) throws Refusal {
    return new ChatReader(models).read(request.body());
  }

  @Override
  public Composition compose(ChatRequest request, String text, UsageReport usage) {
    return new Completion(request, text, usage);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return OpenAiJson.error(refusal);
  }
}
