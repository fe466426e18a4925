package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes images, documents and sounds
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ImageBlock.html,
 * API_runtime_DocumentBlock.html, API_runtime_AudioBlock.html). Bedrock fetches nothing but what
 * lies in S3. For one request.
 */
final class MediaWriter {

  private static final String CONTENT = "messages[].content[]";
  private static final String FORMAT = "format";
  private static final String S3 = "s3://";

  private final Dropped dropped;
  private final DocumentNames names = new DocumentNames();

  MediaWriter(Dropped dropped) {
    this.dropped = dropped;
  }

  /** Some clients send a PDF as if it were an image. */
  static boolean isDocument(Part part) {
    return part instanceof Part.Document
        || (part instanceof Part.Image image
            && MediaFormats.document(image.media()).filter("pdf"::equals).isPresent());
  }

  JsonObjectBuilder block(Part part) {
    if (part instanceof Part.Image image) {
      image.detail().ifPresent(detail -> dropped.add(CONTENT + ".image_url.detail"));
      return isDocument(part) ? document(image.media(), Optional.empty()) : image(image.media());
    }
    if (part instanceof Part.Document document) {
      return document(document.media(), document.name());
    }
    if (part instanceof Part.Audio audio) {
      return Json.object().add("audio", sound(audio.media()));
    }
    throw refused("This part cannot be sent to Bedrock: send its text.");
  }

  private static JsonObjectBuilder image(Media media) {
    return Json.object()
        .add(
            "image",
            content(media, MediaFormats.image(media), "images that are PNG, JPEG, GIF or WebP"));
  }

  private JsonObjectBuilder document(Media media, Optional<String> name) {
    JsonObjectBuilder content =
        content(
            media,
            MediaFormats.document(media),
            "documents that are PDF, CSV, Word, Excel, HTML, Markdown or text");
    return Json.object().add("document", content.add("name", names.name(name)));
  }

  private static JsonObjectBuilder sound(Media media) {
    return content(
        media, MediaFormats.audio(media), "sounds that are MP3, WAV, FLAC, AAC, Ogg or M4A");
  }

  private static JsonObjectBuilder content(Media media, Optional<String> format, String taken) {
    JsonObjectBuilder source = source(media);
    return Json.object()
        .add(FORMAT, format.orElseThrow(() -> refused("Bedrock takes only " + taken + ".")))
        .add("source", source);
  }

  private static JsonObjectBuilder source(Media media) {
    if (media instanceof Media.Inline inline) {
      return Json.object().add("bytes", inline.base64());
    }
    if (media instanceof Media.Link link && link.url().startsWith(S3)) {
      return Json.object().add("s3Location", Json.object().add("uri", link.url()));
    }
    throw media instanceof Media.Stored stored
        ? refused("Bedrock does not have the file '" + stored.id() + "': send its content.")
        : refused("Bedrock fetches nothing from the web: send the content itself, in base64.");
  }

  static BadRequestException refused(String message) {
    return new BadRequestException(message, CONTENT);
  }
}
