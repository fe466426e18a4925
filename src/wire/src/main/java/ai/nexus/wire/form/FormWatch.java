package ai.nexus.wire.form;

import ai.nexus.wire.model.BadRequestException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Looks, in the rest of a form that is sent on as it comes, for a field that stood in it before:
 * servers differ in which of two they take, so that what was routed by one might be answered by the
 * other. For one thread.
 */
public final class FormWatch {

  private static final int LONGEST_HEADERS = 16 << 10;

  private final byte[] delimiter;
  private final String field;
  private final ByteArrayOutputStream headers = new ByteArrayOutputStream(256);
  private int matched;
  private boolean inHeaders;
  private boolean ended; // what follows on the last part is no part of the form

  public FormWatch(String boundary, String field) {
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.field = field;
  }

  /**
   * The next bytes; the first follow on the value of the field.
   *
   * @throws BadRequestException where the field is given again
   */
  public void next(byte[] bytes, int from, int to) {
    for (int i = from; i < to && !ended; i++) {
      if (inHeaders) {
        header(bytes[i]);
      } else {
        content(bytes[i]);
      }
    }
  }

  /** Only its first byte is a line's end, so that a failed match can begin again there alone. */
  private void content(byte next) {
    if (next == delimiter[matched]) {
      matched++;
    } else {
      matched = next == delimiter[0] ? 1 : 0;
    }
    if (matched == delimiter.length) {
      matched = 0;
      inHeaders = true;
      headers.reset();
    }
  }

  private void header(byte next) {
    headers.write(next);
    if (headers.size() == 2 && headers.toString(StandardCharsets.ISO_8859_1).equals("--")) {
      ended = true;
      return;
    }
    if (headers.size() > LONGEST_HEADERS) {
      throw new BadRequestException("a part of the form has headers that are too long");
    }
    if (next == '\n' && endsHeaders()) {
      inHeaders = false;
      // The line end before an empty value's delimiter is the headers' own.
      matched = 2;
      requireAnother();
    }
  }

  private boolean endsHeaders() {
    return headers.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
  }

  private void requireAnother() {
    if (PartHead.fieldOf(headers.toString(StandardCharsets.UTF_8))
        .filter(field::equals)
        .isPresent()) {
      throw new BadRequestException("'" + field + "' is given more than once; give it once", field);
    }
  }
}
