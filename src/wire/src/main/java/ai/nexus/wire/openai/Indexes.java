package ai.nexus.wire.openai;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;

/** The {@code index} by which the chunks of a stream say what they continue. */
final class Indexes {

  private Indexes() {}

  /** The index, or what stands for it where a server leaves it out. */
  static int of(JsonObject fragment, int otherwise) {
    return fragment.get("index") instanceof JsonNumber number ? number.intValue() : otherwise;
  }
}
