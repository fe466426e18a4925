package ai.nexus.wire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.Pieces;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the scanner against jakarta.json: both accept or both reject. */
class JsonScannerFuzzTest {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final KeyTable<String> TABLE = new KeyTable<>("-", Map.of("a", "a"));
  private static final String NOISE = "{}[]:,\"\\ue0123456789.+-Etrfalsn \n\t\u0001éa";

  private final Random random = new Random(20_26);

  @Test
  void agreesOnGeneratedAndMutatedDocuments() {
    int accepted = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] document = document(0).getBytes(UTF_8);
      byte[] mutated = i % 4 == 0 ? document : mutate(document);
      boolean expected = jakartaAccepts(mutated);

      assertThat(scannerAccepts(mutated))
          .as(() -> new String(mutated, ISO_8859_1))
          .isEqualTo(expected);
      accepted += expected ? 1 : 0;
    }
    assertThat(accepted).isBetween(1_500, 4_500); // both answers are tried
  }

  private boolean scannerAccepts(byte[] document) {
    JsonScanner<String> scanner = new JsonScanner<>(TABLE, new JsonHandler<>() {});
    try {
      Pieces.random(random, 12, document, scanner::feed);
      scanner.finish();
      return true;
    } catch (MalformedJsonException e) {
      return false;
    }
  }

  private static boolean jakartaAccepts(byte[] document) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      try (JsonParser parser = JSON.createParser(new StringReader(text))) {
        if (text.isBlank()) {
          return false;
        }
        while (parser.hasNext()) {
          parser.next();
        }
      }
      return true;
    } catch (CharacterCodingException | JsonException e) {
      return false;
    }
  }

  private String document(int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0 -> number();
      case 1 -> string();
      case 2 -> "true";
      case 3 -> "false";
      case 4 -> "null";
      case 5 -> "[" + space() + "]";
      case 6 -> "[" + document(depth + 1) + space() + "," + space() + document(depth + 1) + "]";
      default ->
          "{"
              + space()
              + string()
              + space()
              + ":"
              + document(depth + 1)
              + ","
              + string()
              + ":"
              + document(depth + 1)
              + space()
              + "}";
    };
  }

  private String number() {
    String integer = (random.nextBoolean() ? "-" : "") + random.nextInt(1000);
    String fraction = random.nextBoolean() ? "" : "." + random.nextInt(100);
    return integer + fraction + (random.nextBoolean() ? "" : "e-" + random.nextInt(10));
  }

  private String string() {
    String[] parts = {"a", "bcdefghijklmno", "é", "漢字", "😀", "\\n", "\\\"", "\\u00e9", "\\ud83d"};
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.append('"').toString();
  }

  private String space() {
    return " \n\t\r".substring(0, random.nextInt(5));
  }

  private byte[] mutate(byte[] document) {
    byte[] noise = NOISE.getBytes(UTF_8);
    byte[] mutated = document.clone();
    for (int i = random.nextInt(2); i >= 0; i--) {
      int at = random.nextInt(mutated.length);
      mutated =
          switch (random.nextInt(3)) {
            case 0 -> splice(mutated, at, at + 1, new byte[0]);
            case 1 -> splice(mutated, at, at, new byte[] {noise[random.nextInt(noise.length)]});
            default ->
                splice(mutated, at, at + 1, new byte[] {noise[random.nextInt(noise.length)]});
          };
      if (mutated.length == 0) {
        return mutated;
      }
    }
    return mutated;
  }

  private static byte[] splice(byte[] source, int from, int to, byte[] inserted) {
    return ByteBuffer.allocate(source.length - (to - from) + inserted.length)
        .put(source, 0, from)
        .put(inserted)
        .put(source, to, source.length - to)
        .array();
  }
}
