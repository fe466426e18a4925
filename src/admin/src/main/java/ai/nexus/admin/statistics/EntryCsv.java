package ai.nexus.admin.statistics;

import ai.nexus.wire.model.TokenKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Usage entries as RFC 4180 has it: CRLF ends lines, cells are quoted where they must be; null is
 * an empty cell. Text that a spreadsheet would take for a formula gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection), since clients choose some of it; so does
 * text that begins with an apostrophe, so that taking one off gives what was there.
 */
final class EntryCsv {

  /** The members of {@link EntryJson}, in its order. */
  static final List<String> COLUMNS =
      Stream.of(
              Stream.of("id", "request_id", "conversation_id", "started_at", "ended_at"),
              Stream.of("endpoint", "streamed", "provider_id", "provider_name", "model_name"),
              Stream.of("upstream_model", "client_key", "prompt_tokens", "completion_tokens"),
              Stream.of("total_tokens", "cached_tokens"),
              Stream.of(TokenKind.values()).map(TokenKind::label),
              Stream.of("raw_usage", "cost", "currency", "price_id"),
              Stream.of("first_event_ms", "total_ms", "outcome", "source"),
              Stream.of(
                  "http_status", "error_code", "attempts", "earlier_attempts", "client_retry"))
          .flatMap(columns -> columns)
          .toList();

  private static final String RISKY = "=+-@\t\r\n'＝＋－＠";
  private static final String END = "\r\n";

  private EntryCsv() {}

  static String header() {
    return String.join(",", COLUMNS) + END;
  }

  static String line(JsonObject entry) {
    return COLUMNS.stream()
        .map(column -> cell(entry.get(column)))
        .collect(Collectors.joining(",", "", END));
  }

  private static String cell(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> "";
      case STRING -> quoted(harmless(((JsonString) value).getString()));
      default -> quoted(value.toString());
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
