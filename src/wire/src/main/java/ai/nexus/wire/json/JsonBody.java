package ai.nexus.wire.json;

import ai.nexus.wire.model.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The body of a request, which must be one JSON object; says clearly why it is none. */
public final class JsonBody {

  private static final KeyTable<Boolean> NO_KEYS = new KeyTable<>(false, Map.of());

  private JsonBody() {}

  /**
   * Reads a body whose members are nobody's business.
   *
   * @throws BadRequestException where it is no JSON object in UTF-8
   */
  public static void check(byte[] body) {
    scan(body, NO_KEYS, new JsonHandler<>() {});
  }

  /**
   * As {@link #check}, and tells where the members lie.
   *
   * @param keys that the handler knows
   */
  public static <K> void scan(byte[] body, KeyTable<K> keys, JsonHandler<K> handler) {
    refuseMark(body);
    JsonScanner<K> scanner = new JsonScanner<>(keys, handler);
    try {
      scanner.feed(body, 0, body.length);
      scanner.finish();
    } catch (MalformedJsonException e) {
      throw broken(body, e);
    }
    if (body[firstByte(body)] != '{') {
      throw new BadRequestException("the body must be a JSON object");
    }
  }

  /** Of a body that {@link #check} takes and whoever translates it cannot read. */
  public static BadRequestException unreadable() {
    return new BadRequestException(
        "the body must be a JSON object, without numbers that are too long to be translated");
  }

  /** RFC 8259, section 8.1, forbids a byte order mark; some editors and shells write one. */
  private static void refuseMark(byte[] body) {
    if (body.length >= 3
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF) {
      throw new BadRequestException(
          "the body starts with a UTF-8 byte order mark: send it without");
    }
  }

  private static BadRequestException broken(byte[] body, MalformedJsonException e) {
    if (e.offset() == body.length && new String(body, StandardCharsets.UTF_8).isBlank()) {
      return new BadRequestException("the body is empty: send a JSON object");
    }
    return new BadRequestException("the body is not valid JSON: " + e.getMessage());
  }

  /** That is no white space; there is one, since the body is JSON. */
  private static int firstByte(byte[] body) {
    int i = 0;
    while (ByteScan.isSpace(body[i])) {
      i++;
    }
    return i;
  }
}
