package ai.nexus.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static final int ROUNDS = 3000;

  @Test
  void whatIsEqualInValueIsEqualHoweverItIsWritten() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> value = object(random, 4);

      String one = written(value, random);
      String other = written(value, random);

      assertThat(print(one)).as("seed %s: %s and %s", seed, one, other).isEqualTo(print(other));
    }
  }

  @Test
  void whatDiffersInOneValueIsUnequal() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> value = object(random, 4);
      String one = written(value, random);

      change(value, random);
      String other = written(value, random);

      assertThat(print(one)).as("seed %s: %s and %s", seed, one, other).isNotEqualTo(print(other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0, true",
    "100, 1E2, true",
    "0.10, 1e-1, true",
    "0, 0.000, true",
    "0, -0, false",
    "1, 1.0000000000000000000000001, false",
    "9007199254740993, 9007199254740992, false",
    "1e400, 10e399, true",
    "1e999999999999, 10e999999999998, false",
    "1, \"1\", false",
    "true, \"true\", false",
    "null, false, false",
    "[], {}, false",
    "'[1,2]', '[2,1]', false",
    "'[[1],2]', '[[1,2]]', false",
    "'[\"a\",\"b\"]', '[\"ab\"]', false",
    "\"\\u0061\", \"a\", true",
    "\"\\ud800\", \"?\", false",
    "\"\\ud800\", \"\\ud801\", false",
    "\"\\ud83d\\ude00\", \"😀\", true",
    "\"é\", \"e\u0301\", false",
  })
  void comparesValues(String one, String other, boolean equal) {
    boolean found = print("{\"a\":" + one + "}").equals(print("{\"a\":" + other + "}"));

    assertThat(found).isEqualTo(equal);
  }

  @Test
  void aNumberOfManyDigitsCostsNoMoreThanItsLength() {
    String digits = "1".repeat(5_000_000);

    assertThat(print("{\"a\":" + digits + "}")).isNotEqualTo(print("{\"a\":" + digits + "0}"));
  }

  @Test
  void theOrderOfASchemasPropertiesCounts() {
    String one = "{\"schema\":{\"type\":\"object\",\"properties\":{\"why\":{},\"what\":{}}}}";
    String other = "{\"schema\":{\"properties\":{\"what\":{},\"why\":{}},\"type\":\"object\"}}";
    String same = "{\"schema\":{\"properties\":{\"why\":{},\"what\":{}},\"type\":\"object\"}}";

    assertThat(print(one)).isEqualTo(print(same)).isNotEqualTo(print(other));
  }

  @Test
  void theOrderOfMembersOfOneNameCounts() {
    assertThat(print("{\"a\":1,\"b\":0,\"a\":2}"))
        .isEqualTo(print("{\"b\":0,\"a\":1,\"a\":2}"))
        .isNotEqualTo(print("{\"b\":0,\"a\":2,\"a\":1}"))
        .isNotEqualTo(print("{\"b\":0,\"a\":2}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{}{}", "{} x", "{\"a\":01}", "\ufeff{}"})
  void readsNothingButOneObject(String text) {
    assertThat(members(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void readsNoBytesThatAreNotUtf8() {
    assertThat(members("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @Test
  void givesUpWhereItIsTooDeep() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(members(deep.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static String print(String json) {
    Fingerprint fingerprint = new Fingerprint();
    List<byte[]> parts = new ArrayList<>();
    for (Member member :
        CanonicalJson.members(json.getBytes(StandardCharsets.UTF_8), fingerprint).orElseThrow()) {
      parts.add(fingerprint.ofText(member.name()));
      parts.add(member.value());
    }
    return Base64.getEncoder().encodeToString(fingerprint.hashOfAll(parts));
  }

  private static Optional<List<Member>> members(byte[] body) {
    return CanonicalJson.members(body, new Fingerprint());
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int size = 1 + random.nextInt(4);
    while (object.size() < size) {
      object.put(text(random), value(random, depth - 1));
    }
    return object;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> number(random);
      case 1 -> text(random);
      case 2 -> random.nextBoolean();
      case 3 -> Optional.empty();
      case 4 -> object(random, depth);
      default -> {
        List<Object> array = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth - 1));
        }
        yield array;
      }
    };
  }

  private static BigDecimal number(Random random) {
    return BigDecimal.valueOf(random.nextInt(2001) - 1000L, random.nextInt(7) - 3)
        .add(BigDecimal.ZERO);
  }

  private static String text(Random random) {
    String letters = "aZ\"\\/\n\t\u0000 é北\ud83d\ude00";
    int[] points = letters.codePoints().toArray();
    int length = random.nextInt(10) == 0 ? 100 : random.nextInt(6);
    return random
        .ints(length, 0, points.length)
        .mapToObj(i -> Character.toString(points[i]))
        .collect(Collectors.joining());
  }

  /** Changes one value somewhere to one that is certainly another. */
  private static void change(Map<String, Object> object, Random random) {
    List<String> names = new ArrayList<>(object.keySet());
    String name = names.get(random.nextInt(names.size()));
    object.put(name, changed(object.get(name), random));
  }

  @SuppressWarnings("unchecked") // as this test has made it
  private static Object changed(Object value, Random random) {
    if (value instanceof BigDecimal number) {
      return number.add(new BigDecimal("0.0001"));
    } else if (value instanceof String text) {
      return text + "a";
    } else if (value instanceof Boolean flag) {
      return !flag;
    } else if (value instanceof Map<?, ?> object) {
      change((Map<String, Object>) object, random);
      return object;
    } else if (value instanceof List<?> array) {
      List<Object> longer = new ArrayList<>((List<Object>) array);
      longer.add(Optional.empty());
      return longer;
    }
    return "no longer null";
  }

  @SuppressWarnings("unchecked") // as this test has made it
  private static String written(Object value, Random random) {
    if (value instanceof Map<?, ?> object) {
      List<Map.Entry<String, Object>> members =
          new ArrayList<>(((Map<String, Object>) object).entrySet());
      Collections.shuffle(members, random);
      return members.stream()
          .map(
              member ->
                  space(random)
                      + quoted(member.getKey(), random)
                      + space(random)
                      + ":"
                      + written(member.getValue(), random))
          .collect(Collectors.joining(",", space(random) + "{", "}" + space(random)));
    } else if (value instanceof List<?> array) {
      return array.stream()
          .map(element -> written(element, random))
          .collect(Collectors.joining(",", space(random) + "[", space(random) + "]"));
    } else if (value instanceof BigDecimal number) {
      return space(random) + spelt(number, random) + space(random);
    } else if (value instanceof String text) {
      return space(random) + quoted(text, random) + space(random);
    }
    return value instanceof Optional<?> ? "null" : value.toString();
  }

  private static String spelt(BigDecimal number, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> number.toPlainString();
      case 1 -> number.unscaledValue() + "e" + -number.scale();
      case 2 -> number.unscaledValue() + ".00E" + -number.scale();
      default -> number.setScale(Math.max(number.scale(), 0) + 2).toPlainString();
    };
  }

  private static String quoted(String text, Random random) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean must = c < ' ' || c == '"' || c == '\\';
      if (must || random.nextInt(4) == 0) {
        quoted.append("\\u%04x".formatted((int) c));
      } else if (Character.isSurrogate(c)) {
        quoted.append("\\u%04X".formatted((int) c));
      } else {
        quoted.append(c == '/' && random.nextBoolean() ? "\\/" : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }

  private static String space(Random random) {
    return List.of("", " ", "\n", "\t\r ").get(random.nextInt(4));
  }
}
