package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Part;
import java.util.Optional;

/** Finds the mark that a part bears. */
final class CacheMarks {

  private CacheMarks() {}

  /** What a result holds can bear none of its own in Converse; the result's stands for it. */
  static Optional<CacheMark> of(Part part) {
    if (part instanceof Part.Text text) {
      return text.cache();
    }
    if (part instanceof Part.Image image) {
      return image.cache();
    }
    if (part instanceof Part.Document document) {
      return document.cache();
    }
    if (part instanceof Part.ToolCall call) {
      return call.cache();
    }
    return part instanceof Part.ToolResult result
        ? result.cache().or(() -> inside(result))
        : Optional.empty();
  }

  private static Optional<CacheMark> inside(Part.ToolResult result) {
    return result.content().stream().flatMap(part -> of(part).stream()).findFirst();
  }
}
