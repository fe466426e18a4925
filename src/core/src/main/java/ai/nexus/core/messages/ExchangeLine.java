package ai.nexus.core.messages;

import ai.nexus.wire.openai.ChunkAssembler;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a stored exchange as one JSON line. The client's and the upstream's own JSON stands in it
 * as it came, but for line breaks between its parts; what is no JSON stands there as a string. A
 * stream's chunks are put together to the answer that they make.
 */
final class ExchangeLine {

  private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

  String of(StoredExchange exchange) {
    return "{\"time\":"
        + quote(exchange.time().toString())
        + ",\"request_id\":"
        + quote(exchange.requestId())
        + ",\"conversation_id\":"
        + quote(exchange.conversationId())
        + ",\"provider\":"
        + quote(exchange.provider())
        + ",\"model\":"
        + quote(exchange.model())
        + ",\"streamed\":"
        + exchange.streamed()
        + ",\"outcome\":"
        + quote(exchange.outcome().label())
        + ",\"request\":"
        + embed(new String(exchange.request(), StandardCharsets.UTF_8))
        + ",\"response\":"
        + response(exchange)
        + ",\"truncated\":"
        + exchange.truncated()
        + "}\n";
  }

  private String response(StoredExchange exchange) {
    if (exchange.events().isEmpty()) {
      return exchange.body().isEmpty() ? "null" : embed(exchange.body());
    }
    ChunkAssembler assembler = new ChunkAssembler();
    exchange.events().forEach(assembler::add);
    return assembler.assembled().toString();
  }

  private String embed(String text) {
    // In good JSON a line break is always between parts, never within one.
    return isJson(text) ? text.replace('\n', ' ').replace('\r', ' ').trim() : quote(text);
  }

  private boolean isJson(String text) {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      boolean any = false;
      while (parser.hasNext()) {
        parser.next();
        any = true;
      }
      return any;
    } catch (JsonException | IllegalStateException malformed) {
      return false;
    }
  }

  private static String quote(String text) {
    return Json.createValue(text).toString();
  }
}
