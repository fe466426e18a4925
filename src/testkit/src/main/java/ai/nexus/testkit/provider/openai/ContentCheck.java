package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses what OpenAI refuses in a message's content
 * (platform.openai.com/docs/guides/images-vision, …/pdf-files, …/audio).
 */
final class ContentCheck {

  private static final Pattern DATA_URL =
      Pattern.compile("data:([^;,]+);base64,(.*)", Pattern.DOTALL);
  private static final Set<String> IMAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

  private final Place message;
  private final String role;
  private final boolean tolerant;

  ContentCheck(Place message, String role, boolean tolerant) {
    this.message = message;
    this.role = role;
    this.tolerant = tolerant;
  }

  void check() throws Refusal {
    if (message.absent("content")) {
      boolean mayLack =
          role.equals("assistant") && message.object().keySet().stream().anyMatch(this::stands);
      if (!mayLack) {
        throw wrong("Invalid value for 'content': expected a string, got null.");
      }
      return;
    }
    if (message.object().get("content") instanceof JsonString) {
      return;
    }
    if (!(message.object().get("content") instanceof JsonArray list) || list.isEmpty()) {
      throw wrong("Invalid value for 'content': expected a string or a list of parts.");
    }
    for (Place part : message.each("content")) {
      part(part);
    }
  }

  /** What can stand in the place of content. */
  private boolean stands(String member) {
    return Set.of("tool_calls", "function_call", "refusal", "audio").contains(member)
        && !message.absent(member);
  }

  private void part(Place part) throws Refusal {
    part.oneOf("type", kinds());
    switch (part.string("type")) {
      case "text" -> {
        part.string("text");
        only(part, Set.of("type", "text", "prompt_cache_breakpoint"));
      }
      case "image_url" -> image(part.inner("image_url"));
      case "file" -> file(part.inner("file"));
      case "input_audio" -> {
        Place audio = part.inner("input_audio");
        audio.oneOf("format", List.of("wav", "mp3"));
        base64(audio, "data", audio.string("data"));
      }
      default -> part.string("refusal");
    }
  }

  private List<String> kinds() {
    return switch (role) {
      case "user" -> List.of("text", "image_url", "input_audio", "file");
      case "assistant" -> List.of("text", "refusal");
      default -> List.of("text");
    };
  }

  private void only(Place part, Set<String> members) throws Refusal {
    if (!tolerant) {
      part.only(members);
    }
  }

  private void image(Place image) throws Refusal {
    only(image, Set.of("url", "detail"));
    if (!image.absent("detail")) {
      image.oneOf("detail", List.of("auto", "low", "high", "original"));
    }
    String url = image.string("url");
    if (url.startsWith("https://") || url.startsWith("http://")) {
      return;
    }
    Matcher data = DATA_URL.matcher(url);
    if (!data.matches()) {
      throw image.wrong("url", "Invalid image URL: '%s'. Expected a valid URL.", "invalid_value");
    }
    if (!IMAGES.contains(data.group(1))) {
      throw image.wrong(
          "url", "Invalid MIME type. Only image types are supported.", "invalid_image_format");
    }
    base64(image, "url", data.group(2));
  }

  private void file(Place file) throws Refusal {
    only(file, Set.of("file_data", "file_id", "filename"));
    if (!file.absent("file_id")) {
      file.string("file_id");
      return;
    }
    Matcher data = DATA_URL.matcher(file.string("file_data"));
    if (!data.matches() || !data.group(1).equals("application/pdf")) {
      throw file.wrong(
          "file_data",
          "Invalid file data: '%s'. Expected a base64-encoded data URL with an application/pdf MIME"
              + " type.",
          "invalid_value");
    }
    file.string("filename");
    base64(file, "file_data", data.group(2));
  }

  private static void base64(Place place, String member, String text) throws Refusal {
    try {
      if (Base64.getDecoder().decode(text).length > 0) {
        return;
      }
    } catch (IllegalArgumentException broken) {
      // told below
    }
    throw place.wrong(member, "Invalid '%s'. Expected valid base64-encoded data.", "invalid_value");
  }

  private Refusal wrong(String text) {
    return message.wrong("content", text, "");
  }
}
