package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.json.KeyScan;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Leaves thoughts that nobody signed out of a request for messages. The gateway writes them with an
 * empty signature where a model of another vendor's thought, and Claude refuses them: "Invalid
 * {@code signature} in {@code thinking} block".
 */
public final class UnsignedThoughts {

  private static final String MESSAGES = "messages";
  private static final String CONTENT = "content";
  private static final String THINKING = "thinking";
  private static final String SIGNATURE = "signature";

  private UnsignedThoughts() {}

  /** A {@link ai.nexus.wire.translate.Cleaner}. */
  public static Optional<byte[]> leftOut(byte[] body, Dropped dropped) {
    boolean mayHoldSome = KeyScan.values(body, THINKING) > KeyScan.texts(body, SIGNATURE);
    return mayHoldSome
        ? Json.readObject(body).flatMap(all -> cleaned(all, dropped))
        : Optional.empty();
  }

  private static Optional<byte[]> cleaned(JsonObject request, Dropped dropped) {
    if (!(request.get(MESSAGES) instanceof JsonArray messages)) {
      return Optional.empty();
    }
    JsonArrayBuilder kept = Json.array();
    messages.forEach(message -> message(message).ifPresent(kept::add));
    JsonArray all = kept.build();
    if (all.equals(messages)) {
      return Optional.empty();
    }
    dropped.add("messages[].content[].thinking");
    JsonObjectBuilder without = Json.from(request).add(MESSAGES, all);
    if (thinksByBudget(request) && lacksThought(all)) {
      dropped.add(THINKING);
      without.remove(THINKING);
    }
    return Optional.of(Json.bytes(without.build()));
  }

  private static boolean thinksByBudget(JsonObject request) {
    return request.get(THINKING) instanceof JsonObject thinking && isOf(thinking, "enabled");
  }

  /**
   * Whether the conversation ends in results of calls that no thought stands before, which a model
   * that thinks by a budget refuses, too ({@code RunningTools} has the same of what is translated).
   */
  private static boolean lacksThought(JsonArray messages) {
    int last = messages.size() - 1;
    List<JsonValue> before = last < 1 ? List.of() : blocks(messages.get(last - 1));
    return !before.isEmpty()
        && !isOf(before.get(0), THINKING)
        && !isOf(before.get(0), "redacted_thinking")
        && blocks(messages.get(last)).stream().anyMatch(block -> isOf(block, "tool_result"));
  }

  private static List<JsonValue> blocks(JsonValue message) {
    return message instanceof JsonObject object && object.get(CONTENT) instanceof JsonArray blocks
        ? blocks
        : List.of();
  }

  private static boolean isOf(JsonValue value, String type) {
    return value instanceof JsonObject block
        && block.get("type") instanceof JsonString told
        && told.getString().equals(type);
  }

  /** Empty where it held nothing else, which would be refused, too. */
  private static Optional<JsonValue> message(JsonValue value) {
    List<JsonValue> blocks = blocks(value);
    if (blocks.stream().noneMatch(UnsignedThoughts::isUnsigned)) {
      return Optional.of(value);
    }
    JsonArrayBuilder kept = Json.array();
    blocks.stream().filter(block -> !isUnsigned(block)).forEach(kept::add);
    JsonArray left = kept.build();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(Json.from(value.asJsonObject()).add(CONTENT, left).build());
  }

  private static boolean isUnsigned(JsonValue value) {
    return isOf(value, THINKING)
        && !(value.asJsonObject().get(SIGNATURE) instanceof JsonString signature
            && !signature.getString().isEmpty());
  }
}
