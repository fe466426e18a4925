package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.chat.Media;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bedrock's words for media types (botocore's service-2.json: ImageFormat, DocumentFormat,
 * AudioFormat). What lies in S3 may be told by the ending of its name.
 */
final class MediaFormats {

  private static final Map<String, String> IMAGES =
      Map.of(
          "image/png", "png",
          "image/jpeg", "jpeg",
          "image/jpg", "jpeg",
          "image/gif", "gif",
          "image/webp", "webp");
  private static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/msword", "doc"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
          Map.entry("application/vnd.ms-excel", "xls"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/html", "html"),
          Map.entry("text/markdown", "md"),
          Map.entry("application/json", "txt"));
  private static final Map<String, String> SOUNDS =
      Map.ofEntries(
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("audio/mp3", "mp3"),
          Map.entry("audio/wav", "wav"),
          Map.entry("audio/x-wav", "wav"),
          Map.entry("audio/flac", "flac"),
          Map.entry("audio/aac", "aac"),
          Map.entry("audio/ogg", "ogg"),
          Map.entry("audio/opus", "opus"),
          Map.entry("audio/mp4", "mp4"),
          Map.entry("audio/m4a", "m4a"),
          Map.entry("audio/webm", "webm"));

  private MediaFormats() {}

  static Optional<String> image(Media media) {
    return format(media, IMAGES);
  }

  /** Any text can be read as plain text. */
  static Optional<String> document(Media media) {
    return format(media, DOCUMENTS)
        .or(() -> type(media).filter(type -> type.startsWith("text/")).map(type -> "txt"))
        .or(() -> ending(media).filter("txt"::equals));
  }

  static Optional<String> audio(Media media) {
    return format(media, SOUNDS);
  }

  private static Optional<String> format(Media media, Map<String, String> formats) {
    return type(media)
        .map(formats::get)
        .or(
            () ->
                ending(media)
                    .map(it -> it.equals("jpg") ? "jpeg" : it)
                    .filter(formats::containsValue));
  }

  /** Without parameters. */
  private static Optional<String> type(Media media) {
    Optional<String> type = Optional.empty();
    if (media instanceof Media.Inline inline) {
      type = Optional.of(inline.type());
    } else if (media instanceof Media.Link link) {
      type = link.type();
    }
    return type.map(text -> text.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip());
  }

  private static Optional<String> ending(Media media) {
    return media instanceof Media.Link link
        ? Optional.of(
            link.url().substring(link.url().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
