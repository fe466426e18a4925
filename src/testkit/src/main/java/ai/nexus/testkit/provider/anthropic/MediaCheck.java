package ai.nexus.testkit.provider.anthropic;

import static ai.nexus.testkit.provider.anthropic.Invalid.unless;

import ai.nexus.testkit.provider.Refusal;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Refuses images and documents that Anthropic refuses (anthropic-sdk-python
 * types/base64_image_source_param.py, types/document_block_param.py).
 */
final class MediaCheck {

  private static final List<String> IMAGES =
      List.of("image/jpeg", "image/png", "image/gif", "image/webp");

  private final JsonObject block;
  private final String path;

  MediaCheck(JsonObject block, String path) {
    this.block = block;
    this.path = path;
  }

  void image() throws Refusal {
    source(IMAGES);
  }

  void document() throws Refusal {
    String kind = Invalid.object(block, path, "source").getString("type", "");
    if (kind.equals("text")) {
      JsonObject source = block.getJsonObject("source");
      unless(
          source.getString("media_type", "").equals("text/plain"),
          path + ".document.source.text.media_type: Input should be 'text/plain'");
      Invalid.string(source, path + ".document.source.text", "data");
    } else if (!kind.equals("content")) {
      source(List.of("application/pdf"));
    }
  }

  private void source(List<String> types) throws Refusal {
    JsonObject source = Invalid.object(block, path, "source");
    String at = path + "." + block.getString("type") + ".source";
    switch (source.getString("type", "")) {
      case "base64" -> {
        Invalid.unlessKnown(source, at + ".base64", Set.of("type", "media_type", "data"));
        unless(
            types.contains(Invalid.string(source, at + ".base64", "media_type")),
            at + ".base64.media_type: Input should be '" + String.join("', '", types) + "'");
        base64(Invalid.string(source, at + ".base64", "data"), at + ".base64");
      }
      case "url" -> {
        String url = Invalid.string(source, at + ".url", "url");
        unless(url.startsWith("https://"), at + ".url.url: Only HTTPS URLs are supported.");
      }
      case "file" -> Invalid.string(source, at + ".file", "file_id");
      default ->
          throw Invalid.request(
              at
                  + ": Input tag '"
                  + source.getString("type", "")
                  + "' found using 'type' does not"
                  + " match any of the expected tags: 'base64', 'url', 'file'");
    }
  }

  private static void base64(String data, String at) throws Refusal {
    try {
      unless(Base64.getDecoder().decode(data).length > 0, at + ": image cannot be empty");
    } catch (IllegalArgumentException broken) {
      throw Invalid.request(at + ".data: Invalid base64 data");
    }
  }
}
