package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Catalogue;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Shelf;
import ai.nexus.testkit.provider.Speech;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** OpenAI's API (platform.openai.com/docs/api-reference). */
public final class OpenAiSpeech implements Speech {

  private static final String MODELS = "/v1/models";
  private static final String REALTIME = "/v1/realtime";

  private final Optional<Endpoint> endpoint;
  private final StoredResponses stored;

  public OpenAiSpeech(String path, Shelf shelf) {
    this.endpoint = endpoint(path, shelf);
    this.stored = new StoredResponses(shelf);
  }

  private static Optional<Endpoint> endpoint(String path, Shelf shelf) {
    return Optional.ofNullable(
        switch (path) {
          case "/v1/chat/completions" -> new ChatEndpoint();
          case "/v1/completions" -> new CompletionsEndpoint();
          case "/v1/responses" -> new ResponsesEndpoint(shelf);
          case "/v1/embeddings" -> new EmbeddingsEndpoint();
          case "/v1/moderations" -> new ModerationsEndpoint();
          case "/v1/images/generations" -> new ImagesEndpoint(false);
          case "/v1/images/edits" -> new ImagesEndpoint(true);
          case "/v1/audio/speech" -> new SpeechEndpoint();
          case "/v1/audio/transcriptions" -> new TranscriptionsEndpoint();
          case "/v1/rerank" -> new RerankEndpoint();
          default -> null;
        });
  }

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    checkPlace(request);
    checkKey(request, key);
    if (request.method().equals("POST")) {
      endpoint.orElseThrow().checkType(request);
    }
  }

  private void checkPlace(WireRequest request) throws Refusal {
    boolean known = endpoint.isPresent() || Set.of(MODELS, REALTIME).contains(request.path());
    if (!known && !stored.isAt(request.path())) {
      throw new Refusal(404, "Unknown path " + request.path(), "", "unknown_url");
    }
    boolean right =
        switch (request.method()) {
          case "POST" -> endpoint.isPresent();
          case "GET" -> endpoint.isEmpty();
          case "DELETE" -> stored.isAt(request.path());
          default -> false;
        };
    if (!right) {
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
  public Optional<byte[]> ready(WireRequest request, Catalogue catalogue) throws Refusal {
    if (request.path().equals(MODELS)) {
      return Optional.of(OpenAiJson.models(catalogue.models()));
    }
    return stored.isAt(request.path()) ? Optional.of(stored.answer(request)) : Optional.empty();
  }

  @Override
  public ChatRequest read(WireRequest request, Catalogue catalogue) throws Refusal {
    return endpoint.orElseThrow().read(request, catalogue);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return endpoint.orElseThrow().compose(request, reply, usage);
  }

  @Override
  public Refusal fault(Fault fault) {
    return OpenAiFaults.of(fault);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return OpenAiJson.error(refusal);
  }

  @Override
  public byte[] errorEvent(Refusal refusal) {
    String json = new String(error(refusal), StandardCharsets.UTF_8);
    return ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
