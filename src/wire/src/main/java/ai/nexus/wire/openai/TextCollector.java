package ai.nexus.wire.openai;

import ai.nexus.wire.json.JsonHandler;
import ai.nexus.wire.json.JsonScanner;
import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.json.JsonType;
import java.util.Arrays;

/**
 * Gathers the text that costs tokens while a scanner passes over it. Keeps strings as they are
 * written, escapes and all, and decodes them when asked; counts without decoding.
 */
final class TextCollector implements JsonHandler<Field> {

  /** How many bytes are kept. */
  static final int MAX = 32 * 1024;

  private final boolean ofRequest;
  private byte[] kept = new byte[256];
  private int size;
  private long total;
  private boolean escape; // the last byte was a backslash that begins an escape
  private int markedSize;
  private long markedTotal;

  TextCollector() {
    this(false);
  }

  /**
   * @param ofRequest whether what a request alone has is gathered too
   */
  TextCollector(boolean ofRequest) {
    this.ofRequest = ofRequest;
  }

  /** Remembers this state, for {@link #rollBack}. */
  void mark() {
    markedSize = size;
    markedTotal = total;
  }

  /** Forgets what came since the mark. */
  void rollBack() {
    size = markedSize;
    total = markedTotal;
    escape = false;
  }

  /** Whether text came since the mark. */
  boolean grew() {
    return total > markedTotal;
  }

  TextSample sample() {
    return new TextSample(JsonText.decode(kept, 0, wholeCharacters()), total);
  }

  @Override
  public void bytes(JsonScanner<Field> at, JsonType type, byte[] array, int from, int to) {
    if (type == JsonType.STRING && (at.key().isText() || (ofRequest && isAsked(at)))) {
      keep(array, from, Math.min(to - from, MAX - size));
      count(array, from, to);
    }
  }

  /** A prompt, or one of several; the arguments of a call too, where they are an object. */
  private static boolean isAsked(JsonScanner<Field> at) {
    return at.key().isAsked()
        || (at.key() == Field.OTHER && at.depth() > 1 && at.keyAt(at.depth() - 1).isAsked());
  }

  private void keep(byte[] array, int from, int length) {
    if (size + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.min(MAX, Math.max(size + length, 2 * kept.length)));
    }
    System.arraycopy(array, from, kept, size, length);
    size += length;
  }

  /** UTF-16 units: none for a continuation byte, two for a four-byte lead, one for an escape. */
  private void count(byte[] array, int from, int to) {
    long units = 0;
    for (int i = from; i < to; i++) {
      byte b = array[i];
      units += (b & 0xC0) == 0x80 ? 0 : (b & 0xF8) == 0xF0 ? 2 : 1;
      if (escape) {
        escape = false;
        units -= b == 'u' ? 5 : 1; // \\u0041 is six bytes, all others are two
      } else {
        escape = b == '\\';
      }
    }
    total += units;
  }

  /** The kept length without a character that the limit has cut. */
  private int wholeCharacters() {
    int lead = size - 1;
    while (lead >= 0 && lead > size - 4 && (kept[lead] & 0xC0) == 0x80) {
      lead--;
    }
    if (lead < 0 || kept[lead] >= 0) {
      return size;
    }
    int needed = (kept[lead] & 0xE0) == 0xC0 ? 2 : (kept[lead] & 0xF0) == 0xE0 ? 3 : 4;
    return size - lead < needed ? lead : size;
  }
}
