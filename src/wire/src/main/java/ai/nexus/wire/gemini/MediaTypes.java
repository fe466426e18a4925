package ai.nexus.wire.gemini;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Media types by the ending of an address, for clients that do not say them. */
final class MediaTypes {

  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{2,4})(?:[?#].*)?$");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("heic", "image/heic"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("html", "text/html"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp3", "audio/mp3"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("flac", "audio/flac"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mov", "video/mov"),
          Map.entry("webm", "video/webm"));

  private MediaTypes() {}

  static Optional<String> ofName(String address) {
    Matcher ending = ENDING.matcher(address);
    return ending.find()
        ? Optional.ofNullable(TYPES.get(ending.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
