package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.json.KeyScan;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Leaves what a model thought out of a request for a chat, for servers that refuse the members in
 * which other models' answers tell it ({@link ai.nexus.wire.openai.chat.ServerKind#extended}).
 */
public final class ToldThoughts {

  private static final String MESSAGES = "messages";
  private static final List<String> MEMBERS = List.of("reasoning_content", "thinking_blocks");

  private ToldThoughts() {}

  /** A {@link ai.nexus.wire.translate.Cleaner}. */
  public static Optional<byte[]> leftOut(byte[] body, Dropped dropped) {
    return MEMBERS.stream().anyMatch(name -> KeyScan.holdsKey(body, name))
        ? Json.parseObject(body).flatMap(request -> cleaned(request, dropped))
        : Optional.empty();
  }

  private static Optional<byte[]> cleaned(JsonObject request, Dropped dropped) {
    if (!(request.get(MESSAGES) instanceof JsonArray messages)) {
      return Optional.empty();
    }
    JsonArrayBuilder kept = Json.array();
    messages.forEach(message -> kept.add(message(message, dropped)));
    JsonArray all = kept.build();
    return all.equals(messages)
        ? Optional.empty()
        : Optional.of(Json.bytes(Json.object(request).add(MESSAGES, all).build()));
  }

  private static JsonValue message(JsonValue value, Dropped dropped) {
    if (!(value instanceof JsonObject message)) {
      return value;
    }
    JsonObjectBuilder kept = Json.object(message);
    for (String name : MEMBERS) {
      if (message.containsKey(name)) {
        kept.remove(name);
        dropped.add("messages[]." + name);
      }
    }
    return kept.build();
  }
}
