package ai.nexus.wire.json;

/**
 * Checks JSON that comes in pieces, cut anywhere, and tells a {@link JsonHandler} where each value
 * begins and ends. Builds nothing, does not recurse, and nests at most {@value #MAX_DEPTH} deep.
 * One document at a time; {@link #reset} makes it ready for the next. Not thread-safe.
 *
 * @param <K> how the caller names the keys it knows
 */
public final class JsonScanner<K> {

  /** How many containers may be open at once. */
  public static final int MAX_DEPTH = 512;

  private enum State {
    VALUE,
    FIRST_ITEM,
    FIRST_KEY,
    KEY,
    IN_KEY,
    COLON,
    AFTER_VALUE,
    IN_STRING,
    IN_NUMBER,
    IN_LITERAL,
    END
  }

  private final JsonHandler<K> handler;
  private final Nesting<K> nesting;
  private final KeyReader<K> keys;
  private final StringScanner string = new StringScanner();
  private final NumberScanner number = new NumberScanner();
  private final LiteralScanner literal = new LiteralScanner();

  private State state = State.VALUE;
  private long fed; // bytes of earlier pieces
  private long keyStart;
  private long shift; // adds up with an index in the present piece to an offset

  public JsonScanner(KeyTable<K> table, JsonHandler<K> handler) {
    this.handler = handler;
    this.nesting = new Nesting<>(table.other(), MAX_DEPTH);
    this.keys = new KeyReader<>(table);
  }

  /** Forgets the document and starts the next at offset 0. */
  public void reset() {
    nesting.clear();
    state = State.VALUE;
    fed = 0;
  }

  /** How many containers are open around the present value. */
  public int depth() {
    return nesting.depth();
  }

  /** The key of the present value; the table's "other" in an array. */
  public K key() {
    return nesting.keyAt(nesting.depth());
  }

  /** The key under which, {@code level} containers deep, the present value lies. */
  public K keyAt(int level) {
    return nesting.keyAt(level);
  }

  /** Whether one whole value has been read and nothing but white space behind it. */
  public boolean complete() {
    return state == State.END || isNumberAtTop();
  }

  /**
   * Reads the next piece.
   *
   * @throws MalformedJsonException when it cannot be part of a JSON document; the scanner is of no
   *     use then until it is reset
   */
  public void feed(byte[] array, int offset, int length) {
    int end = offset + length;
    shift = fed - offset;
    int i = offset;
    while (i < end) {
      i =
          switch (state) {
            case IN_KEY -> keyPart(array, i, end);
            case IN_STRING -> stringPart(array, i, end);
            case IN_NUMBER -> numberPart(array, i, end);
            case IN_LITERAL -> literalPart(array, i, end);
            default -> structure(array, i);
          };
    }
    fed += length;
  }

  /**
   * Says that no more will come.
   *
   * @throws MalformedJsonException when the document is not complete
   */
  public void finish() {
    if (isNumberAtTop()) {
      state = State.END;
      handler.end(this, JsonType.NUMBER, fed);
    }
    if (state != State.END) {
      throw new MalformedJsonException(fed, "the JSON ends too early, " + expected() + " missing");
    }
  }

  private boolean isNumberAtTop() {
    return state == State.IN_NUMBER && nesting.depth() == 0 && number.complete();
  }

  private int structure(byte[] array, int i) {
    byte b = array[i];
    if (ByteScan.isSpace(b)) {
      return i + 1;
    }
    return switch (state) {
      case VALUE -> value(b, i);
      case FIRST_ITEM -> b == ']' ? close(JsonType.ARRAY, i) : value(b, i);
      case FIRST_KEY -> b == '}' ? close(JsonType.OBJECT, i) : beginKey(b, i);
      case KEY -> beginKey(b, i);
      case COLON -> colon(b, i);
      default -> afterValue(b, i);
    };
  }

  private int value(byte b, int i) {
    switch (b) {
      case '{' -> open(JsonType.OBJECT, State.FIRST_KEY, i);
      case '[' -> open(JsonType.ARRAY, State.FIRST_ITEM, i);
      case '"' -> {
        begin(JsonType.STRING, State.IN_STRING, i);
        string.begin();
      }
      default -> {
        return bare(b, i);
      }
    }
    return i + 1;
  }

  /** A number or a literal, whose first byte its own scanner reads. */
  private int bare(byte b, int i) {
    if (NumberScanner.canStart(b)) {
      begin(JsonType.NUMBER, State.IN_NUMBER, i);
      number.begin();
    } else if (literal.begin(b)) {
      begin(literal.type(), State.IN_LITERAL, i);
    } else {
      throw unexpected(b, i);
    }
    return i;
  }

  private void begin(JsonType type, State next, int i) {
    handler.begin(this, type, shift + i);
    state = next;
  }

  private void open(JsonType type, State next, int i) {
    if (nesting.isFull()) {
      throw new MalformedJsonException(
          shift + i, "objects and arrays nested more than " + MAX_DEPTH + " deep");
    }
    begin(type, next, i);
    nesting.push(type == JsonType.OBJECT);
  }

  private int close(JsonType type, int i) {
    nesting.pop();
    endValue(type, i + 1);
    return i + 1;
  }

  private void endValue(JsonType type, int end) {
    state = nesting.depth() == 0 ? State.END : State.AFTER_VALUE;
    handler.end(this, type, shift + end);
  }

  private int beginKey(byte b, int i) {
    if (b != '"') {
      throw unexpected(b, i);
    }
    keyStart = shift + i;
    keys.begin();
    string.begin();
    state = State.IN_KEY;
    return i + 1;
  }

  private int colon(byte b, int i) {
    if (b != ':') {
      throw unexpected(b, i);
    }
    state = State.VALUE;
    return i + 1;
  }

  private int afterValue(byte b, int i) {
    if (state == State.AFTER_VALUE) {
      boolean inObject = nesting.inObject();
      if (b == ',') {
        state = inObject ? State.KEY : State.VALUE;
        return i + 1;
      }
      if (b == (inObject ? '}' : ']')) {
        return close(inObject ? JsonType.OBJECT : JsonType.ARRAY, i);
      }
    }
    throw unexpected(b, i);
  }

  private int keyPart(byte[] array, int from, int end) {
    int quote = string.scan(array, from, end, shift);
    if (quote == end) {
      keys.hold(array, from, end);
      return end;
    }
    nesting.key(keys.finish(array, from, quote, string.escaped()));
    state = State.COLON;
    handler.key(this, keyStart);
    return quote + 1;
  }

  private int stringPart(byte[] array, int from, int end) {
    int quote = string.scan(array, from, end, shift);
    if (quote > from) {
      handler.bytes(this, JsonType.STRING, array, from, quote);
    }
    if (quote == end) {
      return end;
    }
    endValue(JsonType.STRING, quote + 1);
    return quote + 1;
  }

  private int numberPart(byte[] array, int from, int end) {
    int stop = number.scan(array, from, end);
    if (stop > from) {
      handler.bytes(this, JsonType.NUMBER, array, from, stop);
    }
    if (stop == end) {
      return end;
    }
    if (!number.complete()) {
      throw new MalformedJsonException(shift + stop, "a digit is missing in a number");
    }
    endValue(JsonType.NUMBER, stop);
    return stop;
  }

  private int literalPart(byte[] array, int from, int end) {
    int stop = literal.scan(array, from, end, shift);
    if (literal.complete()) {
      endValue(literal.type(), stop);
    }
    return stop;
  }

  private MalformedJsonException unexpected(byte b, int i) {
    String found = b > ' ' && b < 0x7F ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b & 0xFF);
    return new MalformedJsonException(shift + i, "expected " + expected() + ", found " + found);
  }

  private String expected() {
    return switch (state) {
      case VALUE -> "a value";
      case FIRST_ITEM -> "a value or ']'";
      case FIRST_KEY -> "a key or '}'";
      case KEY -> "a key";
      case COLON -> "':'";
      case AFTER_VALUE -> nesting.inObject() ? "',' or '}'" : "',' or ']'";
      case IN_KEY, IN_STRING -> "the closing quote";
      case IN_NUMBER -> "a digit";
      case IN_LITERAL -> "the rest of true, false or null";
      case END -> "nothing more";
    };
  }
}
