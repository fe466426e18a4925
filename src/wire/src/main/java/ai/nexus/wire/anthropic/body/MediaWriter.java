package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * Writes images and documents (anthropic-sdk-python types/image_block_param.py,
 * document_block_param.py).
 */
final class MediaWriter {

  private static final String CONTENT = "messages[].content[]";
  private static final Set<String> IMAGES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
  private static final String PDF = "application/pdf";
  private static final String UPLOADED = "file_"; // OpenAI's ids begin with "file-"

  private final Dropped dropped;

  MediaWriter(Dropped dropped) {
    this.dropped = dropped;
  }

  JsonObjectBuilder block(Part part) {
    if (part instanceof Part.Image image) {
      return image(image);
    }
    if (part instanceof Part.Document document) {
      return document(document);
    }
    throw refused("Claude hears no audio: send its text.");
  }

  private JsonObjectBuilder image(Part.Image image) {
    image.detail().ifPresent(detail -> dropped.add(CONTENT + ".image_url.detail"));
    boolean pdf = image.media() instanceof Media.Inline inline && type(inline).equals(PDF);
    JsonObjectBuilder block =
        Json.typed(pdf ? "document" : "image").add("source", imageSource(image.media()));
    CacheControl.write(image.cache(), block);
    return block;
  }

  private static JsonObjectBuilder imageSource(Media media) {
    if (!(media instanceof Media.Inline inline)) {
      return elsewhere(media);
    }
    String type = type(inline);
    if (!IMAGES.contains(type) && !type.equals(PDF)) {
      throw refused(
          "Claude sees no images of the type '" + type + "': send JPEG, PNG, GIF or WebP.");
    }
    return base64(type, inline);
  }

  private static JsonObjectBuilder document(Part.Document document) {
    JsonObjectBuilder block =
        Json.typed("document").add("source", documentSource(document.media()));
    document.name().ifPresent(name -> block.add("title", name));
    CacheControl.write(document.cache(), block);
    return block;
  }

  private static JsonObjectBuilder documentSource(Media media) {
    if (!(media instanceof Media.Inline inline)) {
      return elsewhere(media);
    }
    String type = type(inline);
    if (type.equals(PDF)) {
      return base64(type, inline);
    }
    if (type.startsWith("text/") || type.equals("application/json")) {
      return Json.typed("text").add("media_type", "text/plain").add("data", text(inline));
    }
    throw refused("Claude reads no documents of the type '" + type + "': send PDF or text.");
  }

  private static JsonObjectBuilder base64(String type, Media.Inline inline) {
    return Json.typed("base64").add("media_type", type).add("data", inline.base64());
  }

  private static JsonObjectBuilder elsewhere(Media media) {
    if (media instanceof Media.Link link) {
      return Json.typed("url").add("url", link.url());
    }
    String id = media instanceof Media.Stored stored ? stored.id() : "";
    if (!id.startsWith(UPLOADED)) {
      throw refused("The file '" + id + "' was not uploaded to Anthropic: send its content.");
    }
    return Json.typed("file").add("file_id", id);
  }

  private static String text(Media.Inline inline) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(inline.base64());
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw refused("The content of a document must be base64.");
    }
  }

  /** Without parameters, and as it is registered. */
  private static String type(Media.Inline inline) {
    String type = inline.type().toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    return type.equals("image/jpg") ? "image/jpeg" : type;
  }

  private static BadRequestException refused(String message) {
    return new BadRequestException(message, CONTENT);
  }
}
