package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.request.MediaReader;
import ai.nexus.wire.openai.chat.request.Members;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads content, which is text or a list of parts. Facts: openai-python
 * types/responses/response_input_content_param.py, response_output_message_param.py and
 * response_function_call_output_item_param.py
 */
final class ContentReader {

  private static final Set<String> TEXT = Set.of("input_text");
  private static final Set<String> ASSISTANT = Set.of("output_text", "refusal");
  private static final Set<String> RESULT = Set.of("input_text", "input_image", "input_file");
  private static final Set<String> USER =
      Set.of("input_text", "input_image", "input_file", "input_audio");

  private final Dropped dropped;

  ContentReader(Dropped dropped) {
    this.dropped = dropped;
  }

  List<Part> instructions(Members message) {
    return parts(message, "content", TEXT);
  }

  List<Part> user(Members message) {
    return parts(message, "content", USER);
  }

  List<Part> assistant(Members message) {
    return parts(message, "content", ASSISTANT).stream()
        .filter(part -> !(part instanceof Part.Text text && text.text().isEmpty()))
        .toList();
  }

  List<Part> result(Members item) {
    return parts(item, "output", RESULT);
  }

  private List<Part> parts(Members owner, String key, Set<String> types) {
    Optional<JsonValue> content = owner.value(key);
    String forms = "must be given, as a string or an array of parts";
    if (content.isEmpty()) {
      throw owner.wrong(key, forms);
    }
    return switch (content.get().getValueType()) {
      case STRING -> List.of(Part.Text.of(((JsonString) content.get()).getString()));
      case ARRAY -> owner.objects(key).stream().map(part -> part(part, types)).toList();
      default -> throw owner.wrong(key, forms);
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
          case "input_text" -> new Part.Text(part.needText("text"), mark(part));
          case "output_text" -> said(part);
          case "refusal" -> new Part.Refusal(part.needText("refusal"));
          case "input_image" -> image(part);
          case "input_file" -> file(part);
          default -> MediaReader.audio(part, dropped);
        };
    part.dropRest(dropped);
    return read;
  }

  private static Part said(Members part) {
    part.ignore("annotations", "logprobs"); // of text that stands by itself
    return Part.Text.of(part.needText("text"));
  }

  private static Part image(Members part) {
    Optional<String> url = part.text("image_url");
    Optional<String> id = part.text("file_id");
    Media media =
        url.isPresent()
            ? MediaReader.linked(part, "image_url", url.get())
            : new Media.Stored(
                id.orElseThrow(() -> part.wrong("image_url", "or 'file_id' must be given")));
    return MediaReader.image(media, part.text("detail"), mark(part));
  }

  private static Part file(Members part) {
    Optional<String> name = part.text("filename");
    Optional<String> data = part.text("file_data");
    Optional<String> url = part.text("file_url");
    Optional<String> id = part.text("file_id");
    Media media =
        data.map(content -> MediaReader.fileData(part, content, name))
            .or(() -> url.map(link -> MediaReader.linked(part, "file_url", link)))
            .or(() -> id.map(Media.Stored::new))
            .orElseThrow(() -> part.wrong("file_data", "or 'file_url' or 'file_id' must be given"));
    return MediaReader.file(media, name, mark(part));
  }

  /**
   * Up to here the prompt is to be cached. OpenAI's half an hour has no match: the shorter time of
   * the hub's begins anew with each use, and costs less.
   */
  private static Optional<CacheMark> mark(Members part) {
    return part.object("prompt_cache_breakpoint")
        .filter(mark -> mark.needText("mode").equals("explicit"))
        .map(mark -> CacheMark.FIVE_MINUTES);
  }
}
