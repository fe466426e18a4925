package ai.nexus.core.messages;

import ai.nexus.core.redaction.Redaction;
import ai.nexus.core.redaction.RedactionFailedException;
import ai.nexus.core.redaction.Redactor;
import ai.nexus.wire.openai.ChunkAssembler;
import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a stored exchange as one JSON line. The client's and the upstream's own JSON stands in it
 * as it came, but for line breaks between its parts; what is no JSON stands there as a string. A
 * stream's chunks are put together to the answer that they make. Half a surrogate pair, which UTF-8
 * has no bytes for, is escaped. What must not be stored is taken out of request and answer.
 */
final class ExchangeLine {

  private static final JsonProvider JSON = JsonProvider.provider();

  private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
  private final Redactor redactor;

  ExchangeLine(Redactor redactor) {
    this.redactor = redactor;
  }

  /**
   * The line with its break, in UTF-8.
   *
   * @throws RedactionFailedException where the redaction takes too long
   */
  byte[] of(StoredExchange exchange) {
    return encodable(text(exchange)).getBytes(StandardCharsets.UTF_8);
  }

  private String text(StoredExchange exchange) {
    Redaction redaction = redactor.begin();
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
        + embed(new String(exchange.request(), StandardCharsets.UTF_8), redaction)
        + ",\"response\":"
        + response(exchange, redaction)
        + ",\"truncated\":"
        + exchange.truncated()
        + "}\n";
  }

  private String response(StoredExchange exchange, Redaction redaction) {
    if (exchange.events().isEmpty()) {
      return exchange.body().isEmpty() ? "null" : embed(exchange.body(), redaction);
    }
    ChunkAssembler assembler = new ChunkAssembler();
    exchange.events().forEach(assembler::add);
    return redaction.json(assembler.assembled().toString());
  }

  private String embed(String text, Redaction redaction) {
    if (!isJson(text)) {
      return quote(redaction.text(text));
    }
    // In good JSON a line break is always between parts, never within one.
    return redaction.json(text.replace('\n', ' ').replace('\r', ' ').trim());
  }

  private boolean isJson(String text) {
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      boolean any = false;
      while (parser.hasNext()) {
        parser.next();
        any = true;
      }
      return any;
    } catch (RuntimeException malformed) {
      // Parsson throws a bare one where the nesting is too deep for it.
      return false;
    }
  }

  /** In JSON a surrogate can stand in a string only, and there its escape means the same. */
  private static String encodable(String json) {
    int lone = nextLone(json, 0);
    if (lone == json.length()) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    int from = 0;
    while (lone < json.length()) {
      escaped.append(json, from, lone).append("\\u%04x".formatted((int) json.charAt(lone)));
      from = lone + 1;
      lone = nextLone(json, from);
    }
    return escaped.append(json, from, json.length()).toString();
  }

  /** Where the next half of a pair stands alone; the text's length where none does. */
  private static int nextLone(String text, int from) {
    int i = from;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return i;
  }

  private static String quote(String text) {
    return JSON.createValue(text).toString();
  }
}
