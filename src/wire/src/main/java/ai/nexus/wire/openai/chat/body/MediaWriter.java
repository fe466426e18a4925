package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes images, files and sound. Facts: openai-python
 * types/chat/chat_completion_content_part_image_param.py and its neighbours; a link to a file is
 * OpenRouter's (https://openrouter.ai/docs/features/multimodal/pdfs).
 */
final class MediaWriter {

  private MediaWriter() {}

  static JsonObjectBuilder image(Part.Image image) {
    JsonObjectBuilder url = Json.object();
    if (image.media() instanceof Media.Inline inline) {
      url.add("url", address(inline));
    } else if (image.media() instanceof Media.Link link) {
      url.add("url", link.url());
    } else {
      throw stored("an image");
    }
    image.detail().ifPresent(detail -> url.add("detail", detail));
    return Json.object().add("type", "image_url").add("image_url", url);
  }

  /** Text is written as text: OpenAI's files are PDFs. */
  static JsonObjectBuilder document(Part.Document document, ServerKind kind) {
    if (document.media() instanceof Media.Inline inline) {
      return inline.type().startsWith("text/") ? text(inline) : file(document, address(inline));
    }
    if (document.media() instanceof Media.Link link) {
      if (kind.extended()) {
        return file(document, link.url());
      }
      throw refused("this model's provider fetches no files; send a file's content inline");
    }
    throw stored("a file");
  }

  static JsonObjectBuilder audio(Part.Audio audio) {
    if (!(audio.media() instanceof Media.Inline inline)) {
      throw refused("this model's provider takes sound inline alone");
    }
    String format =
        switch (inline.type()) {
          case "audio/wav", "audio/x-wav", "audio/wave" -> "wav";
          case "audio/mpeg", "audio/mp3" -> "mp3";
          default -> throw refused("this model's provider takes sound as audio/wav or audio/mpeg");
        };
    return Json.object()
        .add("type", "input_audio")
        .add("input_audio", Json.object().add("data", inline.base64()).add("format", format));
  }

  private static JsonObjectBuilder text(Media.Inline inline) {
    try {
      byte[] content = Base64.getDecoder().decode(inline.base64());
      return Json.object()
          .add("type", "text")
          .add("text", new String(content, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      throw refused("the content of a file of type " + inline.type() + " is not base64");
    }
  }

  /** OpenAI wants a name with a file's content. */
  private static JsonObjectBuilder file(Part.Document document, String address) {
    String name = document.name().orElse("document.pdf");
    return Json.object()
        .add("type", "file")
        .add("file", Json.object().add("filename", name).add("file_data", address));
  }

  private static String address(Media.Inline inline) {
    return "data:" + inline.type() + ";base64," + inline.base64();
  }

  private static BadRequestException stored(String what) {
    return refused(
        what + " that was uploaded to another vendor is unknown to this model's; send it inline");
  }

  private static BadRequestException refused(String message) {
    return new BadRequestException(message, "messages");
  }
}
