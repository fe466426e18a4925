package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.Catalogue;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Fault;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Speech;
import ai.nexus.testkit.provider.UsageReport;
import ai.nexus.testkit.provider.WireRequest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Anthropic's messages and their count (docs.claude.com/en/api/messages, …/api/errors). */
public final class AnthropicSpeech implements Speech {

  private static final String MESSAGES = "/v1/messages";
  private static final String COUNT = "/v1/messages/count_tokens";

  private final boolean counts;

  private AnthropicSpeech(boolean counts) {
    this.counts = counts;
  }

  /** Empty where the address is none of Anthropic's. */
  public static Optional<Speech> at(String path) {
    return path.equals(MESSAGES) || path.equals(COUNT)
        ? Optional.of(new AnthropicSpeech(path.equals(COUNT)))
        : Optional.empty();
  }

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    if (!request.method().equals("POST")) {
      throw new Refusal(405, "Method Not Allowed", "", "invalid_request_error");
    }
    Optional<String> given = request.header("x-api-key").or(() -> bearer(request));
    if (given.isEmpty()) {
      throw unknown("x-api-key header is required");
    }
    if (!given.get().equals(key)) {
      throw unknown("invalid x-api-key");
    }
    Invalid.unless(
        request.header("anthropic-version").isPresent(), "anthropic-version: header is required");
    Invalid.unless(request.isJson(), "content-type: must be application/json");
  }

  /** How anthropic-java sends the key since its version 3. */
  private static Optional<String> bearer(WireRequest request) {
    return request
        .header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private static Refusal unknown(String message) {
    return new Refusal(401, message, "", "authentication_error");
  }

  @Override
  public ChatRequest read(WireRequest request, Catalogue catalogue) throws Refusal {
    JsonObject body = parse(request.body());
    var check = new MessagesCheck(body);
    if (counts) {
      check.checkCounted();
    } else {
      check.check();
    }
    String model = body.getString("model");
    if (!catalogue.has(model)) {
      throw new Refusal(404, "model: " + model, "", "not_found_error");
    }
    boolean stream = body.getBoolean("stream", false);
    return ChatRequest.of(model, stream, body.get("messages"), body);
  }

  private static JsonObject parse(byte[] bytes) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw Invalid.request("The request body is not valid JSON");
    }
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    return counts ? new CountComposition(request) : new MessageComposition(request, reply, usage);
  }

  @Override
  public Refusal fault(Fault fault) {
    return AnthropicFaults.of(fault);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return Json.createObjectBuilder()
        .add("type", "error")
        .add(
            "error",
            Json.createObjectBuilder()
                .add("type", refusal.code().orElse("invalid_request_error"))
                .add("message", refusal.getMessage()))
        .add("request_id", "req_fake")
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] errorEvent(Refusal refusal) {
    String json = new String(error(refusal), StandardCharsets.UTF_8);
    return ("event: error\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
