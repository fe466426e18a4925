package ai.nexus.api.cache;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object so that space, escapes, the spelling of numbers and the order of members make
 * no difference. The order within {@code properties} does: that of a JSON schema is the one in
 * which models answer. Members that come twice keep theirs too. For one thread.
 */
final class CanonicalJson {

  /** Beyond that, a number is taken as it is spelt: to read it costs the square of its length. */
  private static final int LONGEST_NUMBER = 64;

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final String ORDERED = "properties";
  private static final byte[] NOTHING = {};

  private final Fingerprint fingerprint;
  private final JsonParser parser;

  private CanonicalJson(Fingerprint fingerprint, JsonParser parser) {
    this.fingerprint = fingerprint;
    this.parser = parser;
  }

  /**
   * The members of the object, by name.
   *
   * @return empty where the bytes are not one JSON object in good UTF-8
   */
  static Optional<List<Member>> members(byte[] body, Fingerprint fingerprint) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text(body)))) {
      CanonicalJson reader = new CanonicalJson(fingerprint, parser);
      if (parser.next() != Event.START_OBJECT) {
        return Optional.empty();
      }
      List<Member> members = reader.object(false);
      return parser.hasNext() ? Optional.empty() : Optional.of(members);
    } catch (CharacterCodingException | RuntimeException unreadable) {
      // Parsson throws a bare one where the nesting is too deep for it.
      return Optional.empty();
    }
  }

  /** Two bodies that are not UTF-8 must not become one by what stands in for their bytes. */
  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private List<Member> object(boolean ordered) {
    List<Member> members = new ArrayList<>();
    while (parser.next() != Event.END_OBJECT) {
      String name = parser.getString();
      members.add(new Member(name, value(parser.next(), name.equals(ORDERED))));
    }
    if (!ordered) {
      members.sort(Comparator.comparing(Member::name));
    }
    return members;
  }

  private byte[] value(Event event, boolean ordered) {
    return switch (event) {
      case START_OBJECT -> row(object(ordered));
      case START_ARRAY -> array();
      case VALUE_STRING -> fingerprint.ofText(parser.getString());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_TRUE -> fingerprint.of(Member.TRUE, NOTHING);
      case VALUE_FALSE -> fingerprint.of(Member.FALSE, NOTHING);
      case VALUE_NULL -> fingerprint.of(Member.NULL, NOTHING);
      default -> throw new IllegalStateException("no value begins with " + event);
    };
  }

  private byte[] row(List<Member> members) {
    Fingerprint.Row row = fingerprint.row();
    for (Member member : members) {
      row.add(fingerprint.ofText(member.name())).add(member.value());
    }
    return row.end('{');
  }

  private byte[] array() {
    Fingerprint.Row row = fingerprint.row();
    Event event = parser.next();
    while (event != Event.END_ARRAY) {
      row.add(value(event, false));
      event = parser.next();
    }
    return row.end('[');
  }

  private byte[] number(String spelling) {
    return fingerprint.of('#', plain(spelling).getBytes(StandardCharsets.US_ASCII));
  }

  /** 1, 1.0 and 10e-1 are one; whether -0 is 0 is not certain everywhere. */
  private static String plain(String spelling) {
    if (spelling.length() > LONGEST_NUMBER) {
      return spelling;
    }
    try {
      BigDecimal value = new BigDecimal(spelling);
      if (value.signum() == 0) {
        return spelling.startsWith("-") ? "-0" : "0";
      }
      BigDecimal shortest = value.stripTrailingZeros();
      return shortest.unscaledValue() + "e" + -(long) shortest.scale();
    } catch (ArithmeticException | NumberFormatException beyondItsExponents) {
      return spelling;
    }
  }
}
