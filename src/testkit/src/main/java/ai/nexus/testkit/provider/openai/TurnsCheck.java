package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses what OpenAI refuses in a chat's messages: other roles and members than it knows, calls of
 * tools that nothing answers, and answers that nothing called for (the
 * ChatCompletionRequest…Message schemas in github.com/openai/openai-openapi).
 */
final class TurnsCheck {

  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "system", Set.of("role", "content", "name"),
          "developer", Set.of("role", "content", "name"),
          "user", Set.of("role", "content", "name"),
          "tool", Set.of("role", "content", "tool_call_id"),
          "function", Set.of("role", "content", "name"),
          // its own answers come back whole, with their annotations
          "assistant",
              Set.of(
                  "role",
                  "content",
                  "name",
                  "refusal",
                  "audio",
                  "tool_calls",
                  "function_call",
                  "annotations"));

  private final List<Place> messages;
  private final boolean tolerant;
  private final Set<String> unanswered = new LinkedHashSet<>();

  TurnsCheck(List<Place> messages, boolean tolerant) {
    this.messages = messages;
    this.tolerant = tolerant;
  }

  void check() throws Refusal {
    Set<String> asked = new LinkedHashSet<>();
    for (Place message : messages) {
      message.oneOf("role", MEMBERS.keySet());
      String role = message.string("role");
      if (!tolerant) {
        message.only(MEMBERS.get(role));
      }
      new ContentCheck(message, role, tolerant).check();
      if (role.equals("tool")) {
        result(message, asked);
        continue;
      }
      checkAnswered(message);
      asked = calls(message);
      unanswered.addAll(asked);
    }
    checkAnswered(messages.get(messages.size() - 1));
  }

  private void result(Place message, Set<String> asked) throws Refusal {
    if (asked.isEmpty()) {
      throw message.wrong(
          "role",
          "Invalid parameter: messages with role 'tool' must be a response to a preceeding message"
              + " with 'tool_calls'.",
          "");
    }
    String id = message.string("tool_call_id");
    if (!asked.contains(id)) {
      throw message.wrong(
          "tool_call_id",
          "Invalid parameter: 'tool_call_id' of '"
              + id
              + "' not found in 'tool_calls' of previous"
              + " message.",
          "");
    }
    unanswered.remove(id);
  }

  private void checkAnswered(Place message) throws Refusal {
    if (!unanswered.isEmpty()) {
      throw message.wrong(
          "role",
          "An assistant message with 'tool_calls' must be followed by tool messages responding to"
              + " each 'tool_call_id'. The following tool_call_ids did not have response messages: "
              + String.join(", ", unanswered),
          "");
    }
  }

  private static Set<String> calls(Place message) throws Refusal {
    Set<String> ids = new LinkedHashSet<>();
    if (!message.absent("tool_calls")
        && message.object().get("tool_calls") instanceof JsonArray calls
        && calls.isEmpty()) {
      throw message.wrong(
          "tool_calls",
          "Invalid '%s': empty array. Expected an array with minimum length 1.",
          "empty_array");
    }
    for (Place call : message.each("tool_calls")) {
      call.oneOf("type", List.of("function", "custom"));
      if (call.string("type").equals("function")) {
        Place function = call.inner("function");
        ToolsCheck.checkName(function);
        function.string("arguments");
      }
      if (!(call.object().get("id") instanceof JsonString) || !ids.add(call.string("id"))) {
        throw call.wrong("id", "Missing or duplicate value for '%s'.", "invalid_value");
      }
    }
    return ids;
  }
}
