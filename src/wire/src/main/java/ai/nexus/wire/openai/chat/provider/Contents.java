package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what a message or a delta says: a string, or Mistral's list of parts
 * (https://docs.mistral.ai/capabilities/reasoning); images as OpenRouter has them
 * (https://openrouter.ai/docs/features/multimodal/image-generation).
 */
final class Contents {

  private static final String CONTENT = "content";
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  private Contents() {}

  static Optional<String> text(JsonObject message) {
    String parts =
        Told.objects(message, CONTENT).stream()
            .flatMap(part -> Told.text(part, "text").stream())
            .collect(Collectors.joining());
    return Told.text(message, CONTENT).or(() -> Optional.of(parts)).filter(text -> !text.isEmpty());
  }

  static List<Part> images(JsonObject message) {
    List<Part> images = new ArrayList<>();
    for (JsonObject image : Told.objects(message, "images")) {
      Told.object(image, "image_url")
          .flatMap(url -> Told.words(url, "url"))
          .map(url -> new Part.Image(media(url), Optional.empty(), Optional.empty()))
          .ifPresent(images::add);
    }
    return images;
  }

  private static Media media(String url) {
    int base64 = url.indexOf(BASE64);
    return url.startsWith(DATA) && base64 > 0
        ? new Media.Inline(
            url.substring(DATA.length(), base64), url.substring(base64 + BASE64.length()))
        : new Media.Link(url, Optional.empty());
  }
}
