package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.request.Members;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a picture that the model made, which is an item of an answer and comes back with it. Its
 * content alone tells of what type it is. Facts: openai-python
 * types/responses/response_input_item_param.py, ImageGenerationCall
 */
final class PictureReader {

  private static final Map<String, String> TYPES =
      Map.of("/9j/", "image/jpeg", "UklGR", "image/webp", "R0lGOD", "image/gif");

  private PictureReader() {}

  static Part picture(Members item) {
    String base64 = item.needText("result");
    String type =
        TYPES.entrySet().stream()
            .filter(entry -> base64.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("image/png");
    return new Part.Image(new Media.Inline(type, base64), Optional.empty(), Optional.empty());
  }
}
