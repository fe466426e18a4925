package ai.nexus.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An embedding that the same text always has. */
public record Vector(List<BigDecimal> values) {

  /** Values between 0 and 1, with two digits. */
  public static Vector of(String text, int size) {
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(BigDecimal.valueOf(Math.floorMod(text.hashCode() + 31L * i, 100), 2));
    }
    return new Vector(values);
  }

  public JsonArray json() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    values.forEach(array::add);
    return array.build();
  }

  /** Four bytes a value, the lowest first. */
  public String base64() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(value -> bytes.putFloat(value.floatValue()));
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
