package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes images and files. Facts: openai-python types/responses/response_input_image_param.py and
 * response_input_file_param.py
 */
final class MediaWriter {

  private MediaWriter() {}

  static JsonObjectBuilder image(Part.Image image) {
    return Json.object()
        .add("type", "input_image")
        .add("image_url", address(image.media(), "an image"))
        .add("detail", image.detail().orElse("auto"));
  }

  /** Text is written as text: OpenAI's files are PDFs and the like. */
  static JsonObjectBuilder document(Part.Document document) {
    if (document.media() instanceof Media.Inline inline && inline.type().startsWith("text/")) {
      return Json.object().add("type", "input_text").add("text", text(inline));
    }
    JsonObjectBuilder file = Json.object().add("type", "input_file");
    String address = address(document.media(), "a file");
    if (document.media() instanceof Media.Link) {
      return file.add("file_url", address);
    }
    // OpenAI wants a name with a file's content.
    return file.add("filename", document.name().orElse("document.pdf")).add("file_data", address);
  }

  private static String address(Media media, String what) {
    if (media instanceof Media.Inline inline) {
      return "data:" + inline.type() + ";base64," + inline.base64();
    }
    if (media instanceof Media.Link link) {
      return link.url();
    }
    throw refused(
        what + " that was uploaded to another vendor is unknown to this model's; send it inline");
  }

  private static String text(Media.Inline inline) {
    try {
      return new String(Base64.getDecoder().decode(inline.base64()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw refused("the content of a file of type " + inline.type() + " is not base64");
    }
  }

  private static BadRequestException refused(String message) {
    return new BadRequestException(message, "messages");
  }
}
