package ai.nexus.e2e.support;

import ai.nexus.testkit.provider.FakeProvider;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Tool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Google's SDK, pointed at the gateway or straight at the fake provider; it tries once.
 *
 * @param conversation told with each request
 */
public record GoogleGenai(Client client, String model, String conversation) {

  private static final String NEWEST = "v1beta";

  public static GoogleGenai of(Gateway gateway, Tenant tenant) {
    return of(gateway, tenant, NEWEST);
  }

  /**
   * @param version of Google's API; its SDKs for other languages ask for {@code v1} by themselves
   */
  public static GoogleGenai of(Gateway gateway, Tenant tenant, String version) {
    return at(gateway.api(), version, tenant.key(), tenant.model());
  }

  /** With no gateway between. */
  public static GoogleGenai straight(FakeProvider provider, String model) {
    return at(URI.create(provider.baseUrl()).resolve("/"), NEWEST, provider.key(), model);
  }

  private static GoogleGenai at(URI address, String version, String key, String model) {
    String conversation = Tenant.conversation();
    HttpOptions options =
        HttpOptions.builder()
            .baseUrl(address.toString().replaceFirst("/$", ""))
            .apiVersion(version)
            .headers(Map.of("X-Conversation-Id", conversation))
            .retryOptions(HttpRetryOptions.builder().attempts(1).build())
            .build();
    Client client = Client.builder().apiKey(key).vertexAI(false).httpOptions(options).build();
    return new GoogleGenai(client, model, conversation);
  }

  public GenerateContentResponse generate(List<Content> contents, GenerateContentConfig config) {
    return client.models.generateContent(model, contents, config);
  }

  /** The chunks, in their order. */
  public List<GenerateContentResponse> stream(
      List<Content> contents, GenerateContentConfig config) {
    List<GenerateContentResponse> chunks = new ArrayList<>();
    try (ResponseStream<GenerateContentResponse> stream =
        client.models.generateContentStream(model, contents, config)) {
      stream.forEach(chunks::add);
    }
    return chunks;
  }

  public static GenerateContentConfig plain() {
    return GenerateContentConfig.builder().build();
  }

  public static Content user(Part... parts) {
    return Content.builder().role("user").parts(parts).build();
  }

  /** All parts of an answer, or of a stream's chunks, that are no calls but text. */
  public static String text(List<GenerateContentResponse> chunks) {
    var text = new StringBuilder();
    for (GenerateContentResponse chunk : chunks) {
      chunk.parts().stream()
          .filter(part -> !part.thought().orElse(false))
          .forEach(part -> text.append(part.text().orElse("")));
    }
    return text.toString();
  }

  public static List<FunctionCall> calls(List<GenerateContentResponse> chunks) {
    return chunks.stream()
        .flatMap(chunk -> chunk.parts().stream())
        .flatMap(part -> part.functionCall().stream())
        .toList();
  }

  /** The conversation goes on with what was said and the result of each call. */
  public static List<Content> answering(
      List<Content> asked, List<GenerateContentResponse> called, Map<String, Object> result) {
    List<Part> said = called.stream().flatMap(chunk -> chunk.parts().stream()).toList();
    List<Part> results =
        calls(called).stream()
            .map(call -> Part.fromFunctionResponse(call.name().orElseThrow(), result))
            .toList();
    List<Content> all = new ArrayList<>(asked);
    all.add(Content.builder().role("model").parts(said).build());
    all.add(Content.builder().role("user").parts(results).build());
    return all;
  }

  /** A function with one property. */
  public static Tool tool(String name) {
    Map<String, Object> schema =
        Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")));
    return Tool.builder()
        .functionDeclarations(
            FunctionDeclaration.builder()
                .name(name)
                .description("Tells the " + name)
                .parametersJsonSchema(schema)
                .build())
        .build();
  }
}
