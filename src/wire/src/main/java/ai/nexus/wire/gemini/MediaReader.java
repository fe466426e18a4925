package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code inlineData} and {@code fileData}
 * (https://ai.google.dev/gemini-api/docs/file-input-methods). Which kind of part it is follows from
 * the media type.
 */
final class MediaReader {

  private static final String TYPE = "mimeType";
  private static final String URI = "fileUri";

  private MediaReader() {}

  static Optional<Part> part(Members part, Dropped dropped) {
    return part.object("inlineData")
        .map(blob -> inline(blob, dropped))
        .or(() -> part.object("fileData").map(file -> file(file, dropped)));
  }

  /** A picture or a sound that the model made. */
  static Optional<Part> answered(Members part) {
    return part.object("inlineData")
        .filter(blob -> blob.text(TYPE).filter(MediaReader::isAnswer).isPresent())
        .map(blob -> inline(blob, new Dropped()));
  }

  private static boolean isAnswer(String type) {
    return type.startsWith("image/") || type.startsWith("audio/");
  }

  private static Part inline(Members blob, Dropped dropped) {
    String type = blob.required(TYPE, blob.text(TYPE));
    String data = Signatures.ordinary(blob.required("data", blob.text("data")));
    Optional<String> name = blob.text("displayName");
    blob.dropRest(dropped);
    return part(new Media.Inline(type, data), type, name, blob);
  }

  private static Part file(Members file, Dropped dropped) {
    String uri = file.required(URI, file.text(URI));
    Optional<String> type = file.text(TYPE);
    Optional<String> name = file.text("displayName");
    file.dropRest(dropped);
    Media media = isStored(uri) ? new Media.Stored(uri) : new Media.Link(uri, type);
    return part(media, type.or(() -> MediaTypes.ofName(uri)).orElse(""), name, file);
  }

  private static Part part(Media media, String type, Optional<String> name, Members from) {
    String kind = type.toLowerCase(Locale.ROOT);
    if (kind.startsWith("image/")) {
      return new Part.Image(media, Optional.empty(), Optional.empty());
    }
    if (kind.startsWith("audio/")) {
      return new Part.Audio(media);
    }
    if (kind.startsWith("video/")) {
      throw from.fault(TYPE, "is a video, which Gemini providers alone take: leave it out.");
    }
    return new Part.Document(media, name, Optional.empty());
  }

  /** Files that were uploaded to Google, and buckets of its cloud. */
  private static boolean isStored(String uri) {
    return uri.startsWith("https://generativelanguage.googleapis.com/")
        || uri.startsWith("gs://")
        || !uri.contains("://");
  }
}
