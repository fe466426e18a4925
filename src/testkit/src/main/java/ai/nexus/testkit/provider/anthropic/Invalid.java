package ai.nexus.testkit.provider.anthropic;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Members of a request to Anthropic, and how it words what is wrong with them. */
final class Invalid {

  private Invalid() {}

  static Refusal request(String message) {
    return new Refusal(400, message, "", "invalid_request_error");
  }

  static void unless(boolean condition, String message) throws Refusal {
    if (!condition) {
      throw request(message);
    }
  }

  static void unlessKnown(JsonObject object, String path, Set<String> members) throws Refusal {
    for (String member : object.keySet()) {
      String at = path.isEmpty() ? member : path + '.' + member;
      unless(members.contains(member), at + ": Extra inputs are not permitted");
    }
  }

  static String string(JsonObject object, String path, String member) throws Refusal {
    unless(object.containsKey(member), path + '.' + member + ": Field required");
    unless(
        object.get(member) instanceof JsonString,
        path + '.' + member + ": Input should be a valid string");
    return object.getString(member);
  }

  static JsonObject object(JsonObject object, String path, String member) throws Refusal {
    unless(object.containsKey(member), path + '.' + member + ": Field required");
    unless(
        object.get(member) instanceof JsonObject,
        path + '.' + member + ": Input should be a valid dictionary");
    return object.getJsonObject(member);
  }

  /** The objects of a list; none where there is no list. */
  static List<JsonObject> each(JsonObject object, String member) throws Refusal {
    JsonValue value = object.getOrDefault(member, JsonValue.EMPTY_JSON_ARRAY);
    unless(value instanceof JsonArray, member + ": Input should be a valid list");
    List<JsonObject> all = new ArrayList<>();
    for (JsonValue element : value.asJsonArray()) {
      unless(element instanceof JsonObject, member + ": Input should be a valid dictionary");
      all.add(element.asJsonObject());
    }
    return all;
  }
}
