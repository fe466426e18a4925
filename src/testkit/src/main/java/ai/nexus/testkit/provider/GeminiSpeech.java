package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Google's generateContent (ai.google.dev/api/generate-content). */
final class GeminiSpeech implements Speech {

  static final Pattern ADDRESS =
      Pattern.compile("/v1(?:beta)?/models/([^/:]+):(generateContent|streamGenerateContent)");

  private static final Set<String> MEMBERS =
      Set.of(
          "contents",
          "systemInstruction",
          "tools",
          "toolConfig",
          "generationConfig",
          "safetySettings",
          "cachedContent",
          "labels");
  private static final Set<String> PARTS =
      Set.of(
          "text",
          "inlineData",
          "fileData",
          "functionCall",
          "functionResponse",
          "thought",
          "thoughtSignature");
  private static final String INVALID = "INVALID_ARGUMENT";

  @Override
  public void admit(WireRequest request, String key) throws Refusal {
    if (!request.method().equals("POST")) {
      throw new Refusal(405, "Method not allowed", "", "UNIMPLEMENTED");
    }
    if (request.header("x-goog-api-key").isEmpty()) {
      throw new Refusal(403, "Method doesn't allow unregistered callers", "", "PERMISSION_DENIED");
    }
    require(request.header("x-goog-api-key").get().equals(key), "API key not valid.");
    require(request.isJson(), "Content-Type must be application/json");
    boolean streams = request.path().endsWith(":streamGenerateContent");
    require(!streams || request.query().equals("alt=sse"), "this fake streams events alone");
  }

  @Override
  public ChatRequest read(WireRequest request, Set<String> models) throws Refusal {
    Matcher address = ADDRESS.matcher(request.path());
    require(address.matches(), "no such method");
    JsonObject body = parse(request.body());
    check(body);
    if (!models.contains(address.group(1))) {
      throw new Refusal(404, "models/" + address.group(1) + " is not found", "", "NOT_FOUND");
    }
    return ChatRequest.ofGemini(address.group(1), address.group(2).startsWith("stream"), body);
  }

  private static JsonObject parse(byte[] bytes) throws Refusal {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    } catch (JsonException malformed) {
      throw new Refusal(400, "Invalid JSON payload received.", "", INVALID);
    }
  }

  private static void check(JsonObject body) throws Refusal {
    known(body, MEMBERS);
    require(
        body.get("contents") instanceof JsonArray contents && !contents.isEmpty(),
        "* GenerateContentRequest.contents: contents is not specified");
    for (JsonObject content : body.getJsonArray("contents").getValuesAs(JsonObject.class)) {
      require(
          List.of("user", "model").contains(content.getString("role", "user")),
          "Please use a valid role: user, model.");
      for (JsonObject part : content.getJsonArray("parts").getValuesAs(JsonObject.class)) {
        known(part, PARTS);
        require(!part.isEmpty(), "required oneof field 'data' must have one initialized field");
      }
    }
  }

  private static void known(JsonObject object, Set<String> members) throws Refusal {
    for (String member : object.keySet()) {
      require(
          members.contains(member),
          "Invalid JSON payload received. Unknown name \"" + member + "\": Cannot find field.");
    }
  }

  private static void require(boolean condition, String message) throws Refusal {
    if (!condition) {
      throw new Refusal(400, message, "", INVALID);
    }
  }

  @Override
  public Composition compose(ChatRequest request, String text, UsageReport usage) {
    return new ContentComposition(request, text, usage);
  }

  @Override
  public byte[] error(Refusal refusal) {
    return Json.createObjectBuilder()
        .add(
            "error",
            Json.createObjectBuilder()
                .add("code", refusal.status())
                .add("message", refusal.getMessage())
                .add("status", refusal.code().orElse(INVALID)))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
