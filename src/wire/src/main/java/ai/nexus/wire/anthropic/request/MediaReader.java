package ai.nexus.wire.anthropic.request;

import ai.nexus.wire.anthropic.common.CacheControl;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads images, documents and results of a search (anthropic-sdk-python types/image_block_param.py,
 * document_block_param.py, search_result_block_param.py).
 */
final class MediaReader {

  private static final String SOURCE = "source";
  private static final String CONTENT = "content";
  private static final String TITLE = "title";
  private static final String TEXT = "text/plain";

  private final Dropped dropped;

  MediaReader(Dropped dropped) {
    this.dropped = dropped;
  }

  List<Part> parts(Members block) {
    return switch (block.required("type")) {
      case "image" -> List.of(image(block));
      case "document" -> document(block);
      default -> List.of(found(block));
    };
  }

  private Part image(Members block) {
    Members source = source(block);
    Media media = media(source, Optional.empty());
    source.dropRest(dropped);
    return new Part.Image(media, Optional.empty(), CacheControl.read(block));
  }

  private List<Part> document(Members block) {
    Members source = source(block);
    if (isInPieces(source)) {
      return pieces(source);
    }
    Media media = media(source, Optional.of("application/pdf"));
    source.dropRest(dropped);
    return List.of(new Part.Document(media, block.text(TITLE), CacheControl.read(block)));
  }

  private static boolean isInPieces(Members source) {
    return source.required("type").equals(CONTENT)
        && source.value(CONTENT).filter(JsonArray.class::isInstance).isPresent();
  }

  /** A document that is made of texts and images: these themselves. */
  private List<Part> pieces(Members source) {
    List<Part> parts = new ArrayList<>();
    for (Members piece : source.objects(CONTENT)) {
      switch (piece.required("type")) {
        case "text" -> parts.add(new Part.Text(piece.required("text"), CacheControl.read(piece)));
        case "image" -> parts.add(image(piece));
        default -> throw piece.fault("type", "must be text or image");
      }
      piece.dropRest(dropped);
    }
    source.dropRest(dropped);
    return parts;
  }

  private static Media media(Members source, Optional<String> linked) {
    return switch (source.required("type")) {
      case "base64" -> new Media.Inline(source.required("media_type"), source.required("data"));
      case "url" -> new Media.Link(source.required("url"), linked);
      case "file" -> new Media.Stored(source.required("file_id"));
      case "text" -> {
        source.value("media_type"); // text/plain, always
        yield inline(source.required("data"));
      }
      case CONTENT -> inline(source.required(CONTENT));
      default -> throw source.fault("type", "must be base64, url, file, text or content");
    };
  }

  /** A page that was found, as the document that it is. */
  private Part found(Members block) {
    String text =
        block.objects(CONTENT).stream()
            .map(piece -> piece.required("text"))
            .collect(Collectors.joining("\n"));
    String source = block.required(SOURCE);
    return new Part.Document(
        inline(text), block.text(TITLE).or(() -> Optional.of(source)), CacheControl.read(block));
  }

  private static Media inline(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Media.Inline(TEXT, Base64.getEncoder().encodeToString(bytes));
  }

  private static Members source(Members block) {
    return block.object(SOURCE).orElseThrow(() -> block.missing(SOURCE));
  }
}
