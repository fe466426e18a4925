package ai.nexus.core.prices;

import ai.nexus.wire.model.TokenKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The vendors' list prices as {@code shipped-prices.json} has them: those of the day that they hold
 * from, each for the hosts of its vendor. Whoever changes the file raises its version.
 */
record PriceList(int version, List<Item> items) {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final String DATA = "shipped-prices.json";

  PriceList {
    items = List.copyOf(items);
  }

  /** One model's price at one host. */
  record Item(
      String host,
      String model,
      Instant validFrom,
      long aboveInput,
      String currency,
      String source,
      Map<TokenKind, BigDecimal> perMillion) {

    Item {
      perMillion = Map.copyOf(perMillion);
    }
  }

  static PriceList read() {
    InputStream content = PriceList.class.getResourceAsStream(DATA);
    if (content == null) {
      throw new IllegalStateException(DATA + " is missing");
    }
    try (JsonReader reader = READERS.createReader(content)) {
      return of(reader.readObject());
    }
  }

  private static PriceList of(JsonObject list) {
    List<Item> items = new ArrayList<>();
    for (JsonObject vendor : list.getJsonArray("vendors").getValuesAs(JsonObject.class)) {
      for (JsonObject price : vendor.getJsonArray("prices").getValuesAs(JsonObject.class)) {
        for (String host : texts(vendor, "hosts")) {
          texts(price, "models")
              .forEach(model -> items.add(item(list, vendor, price, host, model)));
        }
      }
    }
    return new PriceList(list.getInt("version"), items);
  }

  private static Item item(
      JsonObject list, JsonObject vendor, JsonObject price, String host, String model) {
    String day = list.getString("valid_from");
    Map<TokenKind, BigDecimal> perMillion = new EnumMap<>(TokenKind.class);
    JsonObject amounts = price.getJsonObject("per_million");
    for (TokenKind kind : TokenKind.values()) {
      if (amounts.containsKey(kind.label())) {
        perMillion.put(kind, new BigDecimal(amounts.getString(kind.label())));
      }
    }
    return new Item(
        host,
        model,
        LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
        price.getInt("above_input_tokens", 0),
        list.getString("currency"),
        vendor.getString("source") + ", on " + day,
        perMillion);
  }

  private static List<String> texts(JsonObject object, String name) {
    return object.getJsonArray(name).getValuesAs(JsonString::getString);
  }
}
