package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes {@code inlineData} and {@code fileData}. Google fetches addresses itself
 * (https://ai.google.dev/gemini-api/docs/file-input-methods).
 */
final class MediaWriter {

  private static final String FILES = "https://generativelanguage.googleapis.com/v1beta/";
  private static final String CONTENT = "messages[].content";

  private MediaWriter() {}

  /**
   * @throws BadRequestException for a part that holds no media, and for another provider's file
   */
  static JsonObject part(Part part, Dropped dropped) {
    if (part instanceof Part.Image image) {
      CacheMarks.drop(image.cache(), dropped);
      if (image.detail().filter(detail -> !detail.equals("auto")).isPresent()) {
        dropped.add("messages[].content[].image_url.detail");
      }
    } else if (part instanceof Part.Document document) {
      CacheMarks.drop(document.cache(), dropped);
      if (document.name().isPresent()) {
        dropped.add("messages[].content[].file.filename");
      }
    }
    return media(part)
        .map(MediaWriter::json)
        .orElseThrow(
            () -> new BadRequestException("A message holds a part at the wrong place", CONTENT));
  }

  static Optional<Media> media(Part part) {
    if (part instanceof Part.Image image) {
      return Optional.of(image.media());
    }
    if (part instanceof Part.Document document) {
      return Optional.of(document.media());
    }
    return part instanceof Part.Audio audio ? Optional.of(audio.media()) : Optional.empty();
  }

  static JsonObject json(Media media) {
    if (media instanceof Media.Inline inline) {
      JsonObject blob =
          Json.object().add("mimeType", inline.type()).add("data", inline.base64()).build();
      return Json.object().add("inlineData", blob).build();
    }
    if (media instanceof Media.Link link) {
      return file(link.url(), link.type().or(() -> MediaTypes.ofName(link.url())));
    }
    return file(stored(((Media.Stored) media).id()), Optional.empty());
  }

  private static JsonObject file(String uri, Optional<String> type) {
    JsonObjectBuilder file = Json.object();
    type.ifPresent(text -> file.add("mimeType", text));
    return Json.object().add("fileData", file.add("fileUri", uri)).build();
  }

  private static String stored(String id) {
    if (id.contains("://")) {
      return id;
    }
    if (id.startsWith("files/")) {
      return FILES + id;
    }
    throw new BadRequestException(
        "The file '" + id + "' is not with Google: send its content instead of its id", CONTENT);
  }
}
