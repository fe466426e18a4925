package ai.nexus.testkit.provider.gemini;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Set;

/**
 * Refuses contents that Google refuses (ai.google.dev/api/caching#Content; python-genai types.py,
 * Content): other roles than two, and turns of functions that do not answer each other.
 */
final class ContentCheck {

  private static final Set<String> MEMBERS = Set.of("parts", "role");

  private final Argument body;

  ContentCheck(Argument body) {
    this.body = body;
  }

  void check() throws Refusal {
    if (!(body.get("contents") instanceof JsonArray) && !body.has("contents")) {
      throw body.wrong("contents", "contents is not specified");
    }
    List<Argument> contents = body.each("contents", MEMBERS);
    if (contents.isEmpty()) {
      throw body.wrong("contents", "contents is not specified");
    }
    int called = 0;
    for (Argument content : contents) {
      String role = content.string("role");
      if (!Set.of("", "user", "model", "function").contains(role)) {
        throw Argument.invalid("Please use a valid role: user, model.");
      }
      called = turn(content, role, called);
    }
  }

  /** How many calls the next turn must answer. */
  private static int turn(Argument content, String role, int called) throws Refusal {
    List<Argument> parts = content.each("parts", PartCheck.MEMBERS);
    if (parts.isEmpty()) {
      throw content.wrong("parts", "contents.parts must not be empty.");
    }
    int calls = 0;
    int responses = 0;
    for (Argument part : parts) {
      new PartCheck(part).check();
      calls += part.has("functionCall") ? 1 : 0;
      responses += part.has("functionResponse") ? 1 : 0;
    }
    if (calls > 0 && !role.equals("model")) {
      throw Argument.invalid(
          "Please ensure that function call turn comes immediately after a user turn or after a"
              + " function response turn.");
    }
    if (responses > 0 && called == 0) {
      throw Argument.invalid(
          "Please ensure that function response turn comes immediately after a function call turn.");
    }
    if (responses != called) {
      throw Argument.invalid(
          "Please ensure that the number of function response parts is equal to the number of"
              + " function call parts of the function call turn.");
    }
    return calls;
  }
}
