package ai.nexus.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.wire.Pieces;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

  private static final KeyTable<String> TABLE =
      new KeyTable<>("-", Map.of("model", "model", "été", "été", "x", "x"));

  private static final String DOCUMENT =
      """
      {"model" : "a\\"b\\u00e9é漢😀\\ud800", "\\u0078":[1,-0.5e+10, true ,false,null,{}, []],
       "\\u00e9té":{"model":{"x":""}}, "a much longer key than any that is known":  0 }
      """;

  private final EventLog log = new EventLog();
  private final JsonScanner<String> scanner = new JsonScanner<>(TABLE, log);

  @Test
  void tellsKeysAndValuesWithTheirPlaces() {
    feed("{\"model\":\"hi\",\"x\":[7]}");
    scanner.finish();

    assertThat(log.lines())
        .containsExactly(
            "begin - OBJECT 0 @0",
            "key model 1 @1",
            "begin model STRING 1 @9",
            "end model STRING hi 1 @13",
            "key x 1 @14",
            "begin x ARRAY 1 @18",
            "begin - NUMBER 2 @19",
            "end - NUMBER 7 2 @20",
            "end x ARRAY  1 @21",
            "end - OBJECT  0 @22");
  }

  @Test
  void findsKeysWrittenWithEscapes() {
    feed("{\"\\u006dodel\":1,\"\\u00E9t\\u00e9\":2}");

    assertThat(log.lines()).contains("key model 1 @1", "key été 1 @16");
  }

  @Test
  void tellsTheSameWhereverTheDocumentIsCut() {
    byte[] document = DOCUMENT.getBytes(UTF_8);
    List<String> whole = events(feed -> feed.piece(document, 0, document.length));

    for (int cut = 0; cut <= document.length; cut++) {
      int at = cut;
      assertThat(events(feed -> Pieces.cutAt(at, document, feed))).isEqualTo(whole);
    }
    assertThat(events(feed -> Pieces.byteByByte(document, feed))).isEqualTo(whole);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      assertThat(events(feed -> Pieces.random(random, 9, document, feed))).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1.5E-3", "\"\"", "true", "null", "[]", " {} ", "[[],{\"a\":[{}]}]"})
  void acceptsEveryKindOfDocument(String document) {
    feed(document);
    scanner.finish();

    assertThat(scanner.complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":}|5|expected a value, found '}'",
        "{\"a\" 1}|5|expected ':', found '1'",
        "{a:1}|1|expected a key or '}', found 'a'",
        "{\"a\":1,}|7|expected a key, found '}'",
        "[1,]|3|expected a value, found ']'",
        "[1 2]|3|expected ',' or ']', found '2'",
        "{\"a\":1]|6|expected ',' or '}', found ']'",
        "{}x|2|expected nothing more, found 'x'",
        "[01]|2|expected ',' or ']', found '1'",
        "[-]|2|a digit is missing in a number",
        "[1.]|3|a digit is missing in a number",
        "[+1]|1|expected a value or ']', found '+'",
        "[tru]|4|a word that is not true, false or null",
        "[NaN]|1|expected a value or ']', found 'N'",
        "[\"\\x\"]|3|unknown escape in a string",
        "[\"\\u12g4\"]|6|\\u needs four hexadecimal digits",
        "['a']|1|expected a value or ']', found '''",
      })
  void saysWhatIsWrongAndWhere(String document, long offset, String reason) {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> feed(document))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(offset))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .withMessage(reason + " at byte " + offset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1", "\"a", "\"\\", "tr", "-", "{\"a\"", "{\"a\":1"})
  void refusesToFinishTooEarly(String document) {
    feed(document);

    assertThat(scanner.complete()).isFalse();
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(scanner::finish)
        .satisfies(e -> assertThat(e.offset()).isEqualTo(document.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "C0AF",
        "C1BF",
        "E08080",
        "EDA080",
        "F0808080",
        "F4908080",
        "F5808080",
        "E6BC22",
        "C322",
        "E6C3A9",
        "FF",
        "00",
        "1F",
        "0A"
      })
  void refusesInvalidUtf8AndControls(String hex) {
    byte[] inside = HexFormat.of().parseHex(hex);
    byte[] document = new byte[inside.length + 22];
    Arrays.fill(document, (byte) 'a');
    document[0] = '"';
    document[document.length - 1] = '"';
    System.arraycopy(inside, 0, document, 3, inside.length);

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> scanner.feed(document, 0, document.length));
    scanner.reset();
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> Pieces.byteByByte(document, scanner::feed));
  }

  @Test
  void boundsTheNesting() {
    feed("[".repeat(JsonScanner.MAX_DEPTH) + "]".repeat(JsonScanner.MAX_DEPTH));
    scanner.finish();
    scanner.reset();

    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> feed("[".repeat(JsonScanner.MAX_DEPTH + 1)))
        .satisfies(e -> assertThat(e.offset()).isEqualTo(JsonScanner.MAX_DEPTH));
  }

  @Test
  void readsAVeryLongString() {
    byte[] document = new byte[10_000_000];
    Arrays.fill(document, (byte) 'x');
    document[0] = '"';
    document[document.length - 1] = '"';
    int[] seen = new int[1];
    JsonHandler<String> counter =
        new JsonHandler<>() {
          @Override
          public void bytes(JsonScanner<String> at, JsonType type, byte[] array, int from, int to) {
            seen[0] += to - from;
          }
        };
    JsonScanner<String> counting = new JsonScanner<>(TABLE, counter);

    for (int i = 0; i < document.length; i += 16_000) {
      counting.feed(document, i, Math.min(16_000, document.length - i));
    }
    counting.finish();

    assertThat(seen[0]).isEqualTo(document.length - 2);
  }

  @Test
  void isReadyForTheNextDocumentAfterReset() {
    feed("{\"model\":[");
    scanner.reset();
    log.lines().clear();

    feed("1");
    scanner.finish();

    assertThat(log.lines()).containsExactly("begin - NUMBER 0 @0", "end - NUMBER 1 0 @1");
  }

  private interface Cutting {
    void feed(Pieces.Feed feed);
  }

  private static List<String> events(Cutting cutting) {
    EventLog events = new EventLog();
    JsonScanner<String> fresh = new JsonScanner<>(TABLE, events);
    cutting.feed(fresh::feed);
    fresh.finish();
    return events.lines();
  }

  private void feed(String document) {
    byte[] bytes = document.getBytes(UTF_8);
    scanner.feed(bytes, 0, bytes.length);
  }
}
