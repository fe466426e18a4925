package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a message's content, which is text or a list of parts. Facts: openai-python
 * types/chat/chat_completion_content_part_param.py
 */
final class ContentReader {

  private static final String CONTENT = "content";
  private static final Set<String> TEXT = Set.of("text");
  private static final Set<String> ASSISTANT = Set.of("text", "refusal");
  private static final Set<String> RESULT = Set.of("text", "image_url", "file");
  private static final Set<String> USER = Set.of("text", "image_url", "input_audio", "file");

  private final Dropped dropped;

  ContentReader(Dropped dropped) {
    this.dropped = dropped;
  }

  List<Part> instructions(Members message) {
    return marked(message, needed(message, TEXT));
  }

  List<Part> user(Members message) {
    return marked(message, needed(message, USER));
  }

  /** OpenAI has text alone in results; clients that know other vendors send images as well. */
  List<Part> result(Members message) {
    return parts(message, RESULT);
  }

  /** May be absent, and is often empty beside calls. */
  List<Part> assistant(Members message) {
    List<Part> parts =
        parts(message, ASSISTANT).stream()
            .filter(part -> !(part instanceof Part.Text text && text.text().isEmpty()))
            .toList();
    return marked(message, parts);
  }

  private List<Part> needed(Members message, Set<String> types) {
    if (message.value(CONTENT).isEmpty()) {
      throw message.wrong(CONTENT, "must be given, as a string or an array of parts");
    }
    return parts(message, types);
  }

  private List<Part> parts(Members message, Set<String> types) {
    Optional<JsonValue> content = message.value(CONTENT);
    if (content.isEmpty()) {
      return List.of();
    }
    return switch (content.get().getValueType()) {
      case STRING -> List.of(Part.Text.of(((JsonString) content.get()).getString()));
      case ARRAY -> message.objects(CONTENT).stream().map(part -> part(part, types)).toList();
      default -> throw message.wrong(CONTENT, "must be a string or an array of parts");
    };
  }

  private Part part(Members part, Set<String> types) {
    String type = part.needText("type");
    if (!types.contains(type)) {
      List<String> allowed = types.stream().sorted().toList();
      throw part.wrong("type", "must be one of " + String.join(", ", allowed) + " here");
    }
    Part read =
        switch (type) {
          case "text" -> new Part.Text(part.needText("text"), CacheMarks.of(part));
          case "refusal" -> new Part.Refusal(part.needText("refusal"));
          case "image_url" -> MediaReader.image(part, CacheMarks.of(part), dropped);
          case "file" -> MediaReader.file(part, CacheMarks.of(part), dropped);
          default -> MediaReader.audio(part, dropped);
        };
    part.dropRest(dropped);
    return read;
  }

  /** LiteLLM takes a mark on the message as one on its last part. */
  private List<Part> marked(Members message, List<Part> parts) {
    Optional<CacheMark> mark = CacheMarks.of(message);
    if (mark.isEmpty()) {
      return parts;
    }
    int last = parts.size() - 1;
    if (last < 0 || !(parts.get(last) instanceof Part.Text text)) {
      message.drop(CacheMarks.KEY, dropped);
      return parts;
    }
    List<Part> marked = new ArrayList<>(parts);
    marked.set(last, new Part.Text(text.text(), mark));
    return marked;
  }
}
