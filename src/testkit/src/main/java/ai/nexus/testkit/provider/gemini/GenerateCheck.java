package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonObject;
import java.util.Set;

/** Refuses what Google refuses in a request to generate (ai.google.dev/api/generate-content). */
final class GenerateCheck {

  static final Set<String> MEMBERS =
      Set.of(
          "model",
          "contents",
          "systemInstruction",
          "tools",
          "toolConfig",
          "generationConfig",
          "safetySettings",
          "cachedContent",
          "labels",
          "serviceTier",
          "store");

  private GenerateCheck() {}

  static void check(JsonObject object, String path) throws Refusal {
    var body = new Argument(object, path, MEMBERS);
    new ContentCheck(body).check();
    var system = body.object("systemInstruction", Set.of("parts", "role"));
    if (system.isPresent()) {
      for (Argument part : system.get().each("parts", PartCheck.MEMBERS)) {
        new PartCheck(part).check();
      }
    }
    new ToolsCheck(body).check();
    GenerationCheck.check(body);
    for (Argument setting :
        body.each("safetySettings", Set.of("category", "threshold", "method"))) {
      if (!setting.string("category").startsWith("HARM_CATEGORY_")) {
        throw setting.wrong("category", "element predicate failed: $.category in (HarmCategory)");
      }
    }
  }
}
