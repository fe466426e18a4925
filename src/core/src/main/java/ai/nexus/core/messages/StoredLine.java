package ai.nexus.core.messages;

import ai.nexus.core.redaction.JsonTokens;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands at the head of a line that {@link ExchangeLine} has written. */
record StoredLine(MessageKey key, String conversationId) {

  private static final int HEAD = 4096;
  private static final List<String> ENDS = List.of(",\"truncated\":true}", ",\"truncated\":false}");

  /**
   * @param line without its break
   * @return empty where the head is broken
   */
  static Optional<StoredLine> read(byte[] line) {
    int length = Math.min(line.length, HEAD);
    JsonTokens tokens = new JsonTokens(new String(line, 0, length, StandardCharsets.UTF_8));
    try {
      Instant time = Instant.parse(member(tokens, "time"));
      String requestId = member(tokens, "request_id");
      String conversation = member(tokens, "conversation_id");
      return Optional.of(new StoredLine(new MessageKey(time, requestId), conversation));
    } catch (DateTimeException torn) {
      return Optional.empty();
    }
  }

  /** Whether the line was written to its end; else a crash has cut it off. */
  static boolean isWhole(byte[] line) {
    return ENDS.stream().anyMatch(end -> endsWith(line, end));
  }

  private static boolean endsWith(byte[] line, String text) {
    byte[] end = text.getBytes(StandardCharsets.US_ASCII);
    int from = line.length - end.length;
    return from >= 0 && Arrays.equals(line, from, line.length, end, 0, end.length);
  }

  private static String member(JsonTokens tokens, String name) {
    if (tokens.next() && tokens.isName() && tokens.text().equals(name) && tokens.next()) {
      return tokens.text();
    }
    throw new DateTimeException("no " + name);
  }
}
