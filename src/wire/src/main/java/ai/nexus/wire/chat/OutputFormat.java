package ai.nexus.wire.chat;

import jakarta.json.JsonObject;
import java.util.Optional;

/** What form the answer's text must have. */
public sealed interface OutputFormat {

  record PlainText() implements OutputFormat {}

  /** Some JSON object. */
  record AnyJson() implements OutputFormat {}

  /**
   * JSON of this schema.
   *
   * @param name what the client calls it; some vendors have no name
   * @param strict whether the answer must keep to it
   */
  record Schema(
      Optional<String> name,
      Optional<String> description,
      JsonObject schema,
      Optional<Boolean> strict)
      implements OutputFormat {}
}
