package ai.nexus.wire.form;

import ai.nexus.wire.model.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for fields in the beginning of a body of type {@code multipart/form-data} (RFC 7578, RFC
 * 2046 section 5.1.1) while it grows, so that the rest of it can be sent on as it comes. Each byte
 * is looked at once. For one thread.
 */
public final class FormScan {

  /** Where the value of a field lies in the body. */
  public record Span(int start, int end) {}

  private enum Place {
    DELIMITER,
    HEADERS,
    VALUE,
    END
  }

  private static final int LONGEST_HEADERS = 16 << 10;
  private static final int LONGEST_VALUE = 64 << 10;
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};

  private final byte[] delimiter;
  private final Set<String> wanted;
  private final Map<String, Span> found = new HashMap<>();
  private Place place = Place.DELIMITER;
  private int at; // where this place begins
  private int searched; // no end of it begins before here
  private Optional<String> field = Optional.empty();

  /**
   * @param boundary as the body's type names it
   * @param wanted names of the fields that are looked for
   */
  public FormScan(String boundary, Set<String> wanted) {
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.wanted = Set.copyOf(wanted);
  }

  /**
   * Goes on with the body, of which more has come.
   *
   * @param length how much of the array is filled
   * @throws BadRequestException where it is no such body
   */
  public void advance(byte[] body, int length) {
    while (place != Place.END && step(body, length)) {
      // One place after the other.
    }
  }

  /** Whether the body has come to its end, but for what may stand behind that. */
  public boolean ended() {
    return place == Place.END;
  }

  /** A field's value; empty while it is not whole. */
  public Optional<Span> find(String name) {
    return Optional.ofNullable(found.get(name));
  }

  private boolean step(byte[] body, int length) {
    return switch (place) {
      case DELIMITER -> firstDelimiter(body, length);
      case HEADERS -> headers(body, length);
      case VALUE -> value(body, length);
      case END -> false;
    };
  }

  /** The first stands at the body's begin, where no line precedes it. */
  private boolean firstDelimiter(byte[] body, int length) {
    if (length < delimiter.length - LINE_END.length) {
      return false;
    }
    for (int i = LINE_END.length; i < delimiter.length; i++) {
      if (body[i - LINE_END.length] != delimiter[i]) {
        throw new BadRequestException(
            "the body does not begin with the boundary that its Content-Type names");
      }
    }
    enter(Place.HEADERS, delimiter.length - LINE_END.length);
    return true;
  }

  private boolean headers(byte[] body, int length) {
    if (length - at < 2) {
      return false;
    }
    if (body[at] == '-' && body[at + 1] == '-') {
      place = Place.END;
      return false;
    }
    if (body[at] != '\r' || body[at + 1] != '\n') {
      throw new BadRequestException("the form's boundary stands within one of its values");
    }
    int end = indexOf(HEADERS_END, body, length);
    if (end - at > LONGEST_HEADERS || (end < 0 && length - at > LONGEST_HEADERS)) {
      throw new BadRequestException("a part of the form has headers that are too long");
    }
    if (end < 0) {
      return false;
    }
    String head = new String(body, at, end - at, StandardCharsets.UTF_8);
    field = PartHead.fieldOf(head).filter(wanted::contains);
    enter(Place.VALUE, end + LINE_END.length);
    // An empty value's delimiter begins with the line end that closes the headers.
    return true;
  }

  private boolean value(byte[] body, int length) {
    int start = at + LINE_END.length;
    int end = indexOf(delimiter, body, length);
    boolean tooLong = (end < 0 ? length : end) - start > LONGEST_VALUE;
    if (field.isPresent() && tooLong) {
      throw new BadRequestException("the field is too long", field.get());
    }
    if (end < 0) {
      return false;
    }
    field.ifPresent(name -> note(name, new Span(Math.min(start, end), end)));
    enter(Place.HEADERS, end + delimiter.length);
    return true;
  }

  private void note(String name, Span value) {
    if (found.put(name, value) != null) {
      throw new BadRequestException("'" + name + "' is given more than once; give it once", name);
    }
  }

  private void enter(Place next, int begin) {
    place = next;
    at = begin;
    searched = begin;
  }

  private int indexOf(byte[] what, byte[] body, int length) {
    for (int i = searched; i <= length - what.length; i++) {
      if (body[i] == what[0] && matches(what, body, i)) {
        return i;
      }
    }
    searched = Math.max(searched, length - what.length + 1);
    return -1;
  }

  private static boolean matches(byte[] what, byte[] body, int from) {
    for (int i = 1; i < what.length; i++) {
      if (body[from + i] != what[i]) {
        return false;
      }
    }
    return true;
  }
}
