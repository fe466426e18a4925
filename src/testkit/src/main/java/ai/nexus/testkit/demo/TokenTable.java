package ai.nexus.testkit.demo;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** A conversation's statistics as a small table for the console. */
final class TokenTable {

  private static final List<String> COLUMNS =
      List.of(
          "provider_name",
          "model_name",
          "prompt_tokens",
          "completion_tokens",
          "source",
          "total_ms",
          "outcome");
  private static final String ROW = "  %-14s %-10s %13s %17s %-9s %8s  %-10s";

  private TokenTable() {}

  static String of(JsonObject conversation) {
    String head = ROW.formatted(COLUMNS.toArray());
    return conversation.getJsonArray("requests").getValuesAs(JsonObject.class).stream()
        .map(TokenTable::row)
        .collect(Collectors.joining("\n", head + "\n", ""));
  }

  private static String row(JsonObject request) {
    return ROW.formatted(COLUMNS.stream().map(column -> cell(request, column)).toArray());
  }

  private static String cell(JsonObject request, String column) {
    if (!request.containsKey(column) || request.isNull(column)) {
      return "-";
    }
    return request.get(column).toString().replace("\"", "");
  }
}
