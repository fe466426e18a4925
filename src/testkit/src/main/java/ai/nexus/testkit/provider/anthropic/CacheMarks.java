package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The cache_control marks of a request, wherever they stand. */
final class CacheMarks {

  static final int MOST = 4;

  private CacheMarks() {}

  static int count(JsonValue value) throws Refusal {
    int marks = 0;
    if (value instanceof JsonArray array) {
      for (JsonValue element : array) {
        marks += count(element);
      }
    }
    if (value instanceof JsonObject object) {
      for (String member : object.keySet()) {
        // schemas and inputs are the client's own: a mark in them is none
        if (member.equals("cache_control") && object.get(member) instanceof JsonObject mark) {
          check(mark);
          marks++;
        } else if (!List.of("input", "input_schema", "schema").contains(member)) {
          marks += count(object.get(member));
        }
      }
    }
    return marks;
  }

  private static void check(JsonObject mark) throws Refusal {
    unless(
        mark.getString("type", "").equals("ephemeral"),
        "cache_control.type: Input should be 'ephemeral'");
    unless(
        List.of("5m", "1h").contains(mark.getString("ttl", "5m")),
        "cache_control.ttl: Input should be '5m' or '1h'");
  }
}
