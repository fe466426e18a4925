package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.json.KeyScan;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * Leaves thoughts that nobody signed out of a request for messages. The gateway writes them with an
 * empty signature where a model of another vendor's thought, and Claude refuses them: "Invalid
 * {@code signature} in {@code thinking} block".
 */
public final class UnsignedThoughts {

  private static final String MESSAGES = "messages";
  private static final String CONTENT = "content";
  private static final String SIGNATURE = "signature";

  private UnsignedThoughts() {}

  /** A {@link ai.nexus.wire.translate.Cleaner}. */
  public static Optional<byte[]> leftOut(byte[] body, Dropped dropped) {
    boolean mayHoldSome = KeyScan.values(body, "thinking") > KeyScan.texts(body, SIGNATURE);
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
    return Optional.of(Json.bytes(Json.from(request).add(MESSAGES, all).build()));
  }

  /** Empty where it held nothing else, which would be refused, too. */
  private static Optional<JsonValue> message(JsonValue value) {
    if (!(value instanceof JsonObject message)
        || !(message.get(CONTENT) instanceof JsonArray blocks)
        || blocks.stream().noneMatch(UnsignedThoughts::isUnsigned)) {
      return Optional.of(value);
    }
    JsonArrayBuilder kept = Json.array();
    blocks.stream().filter(block -> !isUnsigned(block)).forEach(kept::add);
    JsonArray left = kept.build();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(Json.from(message).add(CONTENT, left).build());
  }

  private static boolean isUnsigned(JsonValue value) {
    return value instanceof JsonObject block
        && block.get("type") instanceof JsonString type
        && type.getString().equals("thinking")
        && !(block.get(SIGNATURE) instanceof JsonString signature
            && !signature.getString().isEmpty());
  }
}
