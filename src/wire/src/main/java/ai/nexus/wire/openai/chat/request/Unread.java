package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reports members of a request that are not carried, by their paths without the places in arrays. A
 * header tells the client: a name must fit into one, and their number must be bounded.
 */
final class Unread {

  private static final Pattern PLACE = Pattern.compile("\\[\\d+]");
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9_.$-]{1,64}");
  private static final int MOST = 16; // of one object

  private Unread() {}

  /** Those that nobody asked for; null and false ask for nothing themselves. */
  static void drop(String path, JsonObject object, Set<String> asked, Dropped dropped) {
    object.entrySet().stream()
        .filter(member -> !asked.contains(member.getKey()) && asks(member.getValue()))
        .limit(MOST)
        .forEach(member -> drop(path, member.getKey(), dropped));
  }

  static void drop(String path, String key, Dropped dropped) {
    String name = PRINTABLE.matcher(key).matches() ? key : "?";
    String whole = path.isEmpty() ? name : path + "." + name;
    dropped.add(PLACE.matcher(whole).replaceAll("[]"));
  }

  private static boolean asks(JsonValue value) {
    return value.getValueType() != JsonValue.ValueType.NULL
        && value.getValueType() != JsonValue.ValueType.FALSE;
  }
}
