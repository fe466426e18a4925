package ai.nexus.wire.openai.realtime;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.JsonType;
import ai.nexus.wire.json.KeyTable;
import ai.nexus.wire.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What tells the events of a realtime socket apart, read in one pass that builds nothing of the
 * audio they carry. The names are those of openai-python's types/realtime/.
 *
 * @param type empty text where the message is no event
 * @param responseId of the events that belong to one response
 */
public record EventHead(String type, Optional<String> responseId) {

  private static final EventHead NONE = new EventHead("", Optional.empty());

  private enum Key {
    OTHER,
    TYPE,
    RESPONSE_ID
  }

  private static final KeyTable<Key> KEYS =
      new KeyTable<>(Key.OTHER, Map.of("type", Key.TYPE, "response_id", Key.RESPONSE_ID));

  /**
   * @param message whole, in UTF-8
   */
  public static EventHead of(byte[] message) {
    Members members = new Members();
    JsonScanner<Key> scanner = new JsonScanner<>(KEYS, members);
    try {
      scanner.feed(message, 0, message.length);
      scanner.finish();
    } catch (MalformedJsonException noEvent) {
      return NONE;
    }
    return new EventHead(members.type, members.responseId);
  }

  /** Whether the event holds a session, as it has been made or changed. */
  public boolean isOfSession() {
    return type.startsWith("session.") || type.startsWith("transcription_session.");
  }

  /** The top-level members that are asked for, as the scanner passes them. */
  private static final class Members implements JsonHandler<Key> {

    private static final int LONGEST = 256;

    private final ByteArrayOutputStream value = new ByteArrayOutputStream(64);
    private String type = "";
    private Optional<String> responseId = Optional.empty();

    @Override
    public void begin(JsonScanner<Key> at, JsonType kind, long offset) {
      if (at.depth() == 1) {
        value.reset();
      }
    }

    @Override
    public void bytes(JsonScanner<Key> at, JsonType kind, byte[] array, int from, int to) {
      boolean fits = at.depth() == 1 && value.size() + to - from <= LONGEST;
      if (fits && at.key() != Key.OTHER) {
        value.write(array, from, to - from);
      }
    }

    @Override
    public void end(JsonScanner<Key> at, JsonType kind, long end) {
      if (at.depth() != 1 || kind != JsonType.STRING || at.key() == Key.OTHER) {
        return;
      }
      String text = JsonText.decode(value.toByteArray(), 0, value.size());
      if (at.key() == Key.TYPE) {
        type = text;
      } else {
        responseId = Optional.of(text);
      }
    }
  }
}
