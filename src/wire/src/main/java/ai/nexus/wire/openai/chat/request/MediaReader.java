package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonString;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads images, files and sound. Facts: openai-python
 * types/chat/chat_completion_content_part_image_param.py and its neighbours; a link in {@code
 * file_data} is OpenRouter's (https://openrouter.ai/docs/features/multimodal/pdfs).
 */
public final class MediaReader {

  private static final String PDF = "application/pdf";
  private static final String BASE64 = ";base64";
  private static final String DATA = "data:";

  private MediaReader() {}

  /** A PDF may be given as an image; it is read as what it is. */
  static Part image(Members part, Optional<CacheMark> cache, Dropped dropped) {
    String key = "image_url";
    if (part.value(key).filter(JsonString.class::isInstance).isPresent()) {
      return image(linked(part, key, part.needText(key)), Optional.empty(), cache);
    }
    Members image = part.needObject(key);
    Media media = linked(image, "url", image.needText("url"));
    Optional<String> detail = image.text("detail");
    image.dropRest(dropped);
    return image(media, detail, cache);
  }

  /** What is behind an image's address. */
  public static Part image(Media media, Optional<String> detail, Optional<CacheMark> cache) {
    return media instanceof Media.Inline inline && inline.type().equals(PDF)
        ? new Part.Document(media, Optional.empty(), cache)
        : new Part.Image(media, detail, cache);
  }

  static Part file(Members part, Optional<CacheMark> cache, Dropped dropped) {
    Members file = part.needObject("file");
    Optional<String> name = file.text("filename");
    Optional<String> id = file.text("file_id");
    Optional<String> data = file.text("file_data");
    file.dropRest(dropped);
    if (data.isEmpty()) {
      return new Part.Document(
          new Media.Stored(
              id.orElseThrow(() -> file.wrong("file_data", "or 'file_id' must be given"))),
          name,
          cache);
    }
    return file(fileData(file, data.get(), name), name, cache);
  }

  /** What is in {@code file_data}: an address, or bare base64. */
  public static Media fileData(Members file, String data, Optional<String> name) {
    return isAddress(data)
        ? linked(file, "file_data", data)
        : new Media.Inline(typeByName(file, name), data);
  }

  /** An image may be given as a file; it is read as what it is. */
  public static Part file(Media media, Optional<String> name, Optional<CacheMark> cache) {
    return media instanceof Media.Inline inline && inline.type().startsWith("image/")
        ? new Part.Image(media, Optional.empty(), cache)
        : new Part.Document(media, name, cache);
  }

  public static Part audio(Members part, Dropped dropped) {
    Members audio = part.needObject("input_audio");
    String data = audio.needText("data");
    String type =
        switch (audio.needText("format")) {
          case "wav" -> "audio/wav";
          case "mp3" -> "audio/mpeg";
          default -> throw audio.wrong("format", "must be wav or mp3");
        };
    audio.dropRest(dropped);
    return new Part.Audio(new Media.Inline(type, data));
  }

  private static boolean isAddress(String text) {
    return text.startsWith(DATA) || text.startsWith("https://") || text.startsWith("http://");
  }

  /** A link, or content that stands in the address itself. */
  public static Media linked(Members owner, String key, String url) {
    if (!isAddress(url)) {
      throw owner.wrong(key, "must be a link (https://…) or inline (data:<type>;base64,…)");
    }
    return url.startsWith(DATA) ? inline(owner, key, url) : new Media.Link(url, Optional.empty());
  }

  /** RFC 2397; parameters between the type and {@code ;base64} say nothing of use. */
  private static Media inline(Members owner, String key, String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(DATA.length(), comma);
    int parameters = head.indexOf(';');
    if (parameters < 1 || !head.toLowerCase(Locale.ROOT).endsWith(BASE64)) {
      throw owner.wrong(key, "must have the form data:<type>;base64,<content>");
    }
    String type = head.substring(0, parameters).toLowerCase(Locale.ROOT);
    return new Media.Inline(type, url.substring(comma + 1));
  }

  /** OpenAI takes bare base64 as well; then only the name tells what it is. */
  private static String typeByName(Members file, Optional<String> name) {
    String lower = name.orElse("").toLowerCase(Locale.ROOT);
    if (lower.endsWith(".pdf")) {
      return PDF;
    }
    if (lower.endsWith(".txt") || lower.endsWith(".md")) {
      return "text/plain";
    }
    throw file.wrong("file_data", "must say its type: data:application/pdf;base64,…");
  }
}
