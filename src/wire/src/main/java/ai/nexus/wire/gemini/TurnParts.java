package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Role;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of one content as they are written (https://ai.google.dev/api/caching#Content). */
final class TurnParts {

  private static final String TEXT = "text";
  private static final String THOUGHT = "thought";
  private static final String SIGNATURE = "thoughtSignature";

  private final Role role;
  private final List<JsonObject> parts = new ArrayList<>();
  private final List<JsonObject> behind = new ArrayList<>();
  private boolean calls;

  /**
   * @param role the assistant, or else the user
   */
  TurnParts(Role role) {
    this.role = role;
  }

  Role role() {
    return role;
  }

  /** Whether a call is among them. */
  boolean calls() {
    return calls;
  }

  void text(String text) {
    parts.add(Json.object(TEXT, text));
  }

  /** A thought without words signs the text before it, as Gemini has it, or stands for itself. */
  void thought(String text, Optional<String> signature) {
    if (text.isEmpty() && signature.isPresent()) {
      sign(signature.get());
    } else if (!text.isEmpty()) {
      parts.add(thoughtPart(text, signature));
    }
  }

  private void sign(String signature) {
    int last = parts.size() - 1;
    if (last >= 0 && parts.get(last).keySet().equals(Set.of(TEXT))) {
      parts.set(last, Json.with(parts.get(last), SIGNATURE, signature));
    } else {
      parts.add(signaturePart(signature, false));
    }
  }

  void call(String id, String name, JsonObject arguments, Optional<String> signature) {
    calls = true;
    parts.add(callPart(id, name, arguments, signature));
  }

  void add(JsonObject part) {
    parts.add(part);
  }

  /** Behind all that is added without this. */
  void addBehind(JsonObject part) {
    behind.add(part);
  }

  List<JsonObject> parts() {
    return Stream.concat(parts.stream(), behind.stream()).toList();
  }

  JsonObject json() {
    return content(role, parts());
  }

  static JsonObject content(Role role, List<JsonObject> parts) {
    JsonArrayBuilder array = Json.PROVIDER.createArrayBuilder();
    parts.forEach(array::add);
    String name = role == Role.ASSISTANT ? "model" : "user";
    return Json.object().add("role", name).add("parts", array).build();
  }

  static JsonObject thoughtPart(String text, Optional<String> signature) {
    JsonObjectBuilder part = Json.object().add(TEXT, text).add(THOUGHT, true);
    signature.ifPresent(signed -> part.add(SIGNATURE, signed));
    return part.build();
  }

  /**
   * A signature with no text of its own.
   *
   * @param thought whether it is of a thought that was told, and not of an answer
   */
  static JsonObject signaturePart(String signature, boolean thought) {
    return thought
        ? thoughtPart("", Optional.of(signature))
        : Json.object().add(TEXT, "").add(SIGNATURE, signature).build();
  }

  static JsonObject callPart(
      String id, String name, JsonObject arguments, Optional<String> signature) {
    JsonObject call = Json.object().add("id", id).add("name", name).add("args", arguments).build();
    JsonObjectBuilder part = Json.object().add("functionCall", call);
    signature.ifPresent(signed -> part.add(SIGNATURE, signed));
    return part.build();
  }
}
