package ai.nexus.wire.chat;

import java.util.List;
import java.util.Optional;

/** A piece of a message or of an answer. */
public sealed interface Part {

  record Text(String text, Optional<CacheMark> cache) implements Part {

    public static Text of(String text) {
      return new Text(text, Optional.empty());
    }
  }

  /** The model's words for that it will not answer. */
  record Refusal(String text) implements Part {}

  /**
   * A picture.
   *
   * @param detail OpenAI's {@code low}, {@code high} or {@code auto}
   */
  record Image(Media media, Optional<String> detail, Optional<CacheMark> cache) implements Part {}

  /**
   * A file that is to be read, such as a PDF or plain text.
   *
   * @param name the file's
   */
  record Document(Media media, Optional<String> name, Optional<CacheMark> cache) implements Part {}

  record Audio(Media media) implements Part {}

  /**
   * What the model thought before it answered.
   *
   * @param text empty where the provider shows none
   * @param signature the provider's, without which it does not take its thought back
   */
  record Thinking(String text, Optional<String> signature) implements Part {}

  /** A thought that the provider sends encrypted. */
  record RedactedThinking(String data) implements Part {}

  /**
   * The model wants a tool called.
   *
   * @param arguments a JSON object as text; empty text for none. In an answer it may be any text,
   *     since some models write no JSON
   * @param signature of the thought that led to it (Gemini puts it here)
   */
  record ToolCall(
      String id,
      String name,
      String arguments,
      Optional<String> signature,
      Optional<CacheMark> cache)
      implements Part {}

  /** What a called tool gave. */
  record ToolResult(String callId, List<Part> content, boolean failed, Optional<CacheMark> cache)
      implements Part {

    public ToolResult {
      content = List.copyOf(content);
    }
  }
}
