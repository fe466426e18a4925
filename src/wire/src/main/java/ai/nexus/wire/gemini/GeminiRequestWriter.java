package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes the body of a request to {@code models/{model}:generateContent} or {@code
 * :streamGenerateContent} (https://ai.google.dev/api/generate-content). The path says the model and
 * whether to stream; a stream tells its usage by itself. Members are named in errors and reports as
 * OpenAI's and Anthropic's clients have them. Safe for many threads.
 */
final class GeminiRequestWriter {

  JsonObject write(ChatRequest request, String name, Dropped dropped) {
    GeminiModel model = GeminiModel.of(name);
    ContentsWriter contents = new ContentsWriter(model, dropped);
    request.messages().forEach(contents::add);
    JsonObjectBuilder body = Json.object();
    contents.write(body);
    new ToolsWriter(model, dropped).write(request, body);
    new GenerationWriter(model, dropped).write(request, body);
    dropRest(request, dropped);
    return body.build();
  }

  /** Google has no name for whom a client asks; labels are Vertex AI's alone. */
  private static void dropRest(ChatRequest request, Dropped dropped) {
    if (request.endUser().isPresent()) {
      dropped.add("user");
    }
    if (!request.metadata().isEmpty()) {
      dropped.add("metadata");
    }
  }
}
