package ai.nexus.api.ask;

import ai.nexus.wire.model.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a path of the API asks for.
 *
 * @param model where the path names it, as Gemini's do; else the body does
 */
public record Address(Operation operation, Optional<String> model) {

  private static final String VERSION = "/v1";
  private static final List<Operation> OPENAI =
      List.of(
          Operation.CHAT_COMPLETIONS,
          Operation.COMPLETIONS,
          Operation.RESPONSES,
          Operation.EMBEDDINGS,
          Operation.MODERATIONS,
          Operation.IMAGE_GENERATIONS,
          Operation.IMAGE_EDITS,
          Operation.TRANSCRIPTIONS,
          Operation.SPEECH,
          Operation.RERANK);
  private static final List<Operation> ANTHROPIC =
      List.of(Operation.MESSAGES, Operation.COUNT_MESSAGE_TOKENS);
  private static final List<Operation> GEMINI =
      List.of(
          Operation.GENERATE_CONTENT,
          Operation.STREAM_GENERATE_CONTENT,
          Operation.COUNT_TOKENS,
          Operation.EMBED_CONTENT,
          Operation.BATCH_EMBED_CONTENTS);
  // google-genai asks below v1 where it is told to.
  private static final Pattern MODEL_METHOD =
      Pattern.compile("/v1(?:beta)?/models/(.+)(:[A-Za-z]+)");
  private static final Map<String, Address> FIXED = fixed();

  /** One whose body names the model. */
  public static Address of(Operation operation) {
    return new Address(operation, Optional.empty());
  }

  /**
   * @param path below the application's root, as it was sent, with its leading slash
   */
  public static Optional<Address> at(String path) {
    Address fixed = FIXED.get(path);
    return fixed == null ? ofModel(path) : Optional.of(fixed);
  }

  private static Optional<Address> ofModel(String path) {
    Matcher matcher = MODEL_METHOD.matcher(path);
    if (!path.startsWith(VERSION) || !matcher.matches()) {
      return Optional.empty();
    }
    return GEMINI.stream()
        .filter(operation -> operation.path().equals(matcher.group(2)))
        .findFirst()
        .map(operation -> new Address(operation, Optional.of(decoded(matcher.group(1)))));
  }

  /** A plus sign stands for itself in a path. The server has refused what is no good encoding. */
  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Map<String, Address> fixed() {
    Map<String, Address> all = new HashMap<>();
    for (Operation operation : OPENAI) {
      all.put(operation.path(), of(operation));
      all.put(VERSION + operation.path(), of(operation));
    }
    for (Operation operation : ANTHROPIC) {
      all.put(VERSION + operation.path(), of(operation));
    }
    return Map.copyOf(all);
  }
}
