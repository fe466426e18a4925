package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCsvTest {

  private static final int MODEL = EntryCsv.COLUMNS.indexOf("model_name");

  @Test
  void hasTheColumnsOfTheJson() {
    assertThat(EntryJson.of(Entries.named("m", Optional.empty())).keySet())
        .containsExactlyElementsOf(EntryCsv.COLUMNS);
    assertThat(EntryCsv.header()).startsWith("id,request_id,conversation_id,").endsWith("\r\n");
  }

  @Test
  void writesNullAsAnEmptyCell() {
    assertThat(line("m"))
        .isEqualTo(
            "A,req_A,conv_A,2026-03-04T05:06:07.089Z,2026-03-04T05:06:07.089Z,chat.completions,"
                + "false,,,m,,****,12,3,15,,12,,,,3,,,,,,,0.000037500000,USD,7,,0,"
                + "completed,reported,200,,1,[],0\r\n");
  }

  @Test
  void quotesWhatTheProviderWrote() {
    String line = EntryCsv.line(EntryJson.of(Entries.named("m", Optional.of("{\"x\":[1,2]}"))));

    assertThat(line).contains(",\"{\"\"x\"\":[1,2]}\",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a,b  | \"a,b\"",
        "a\"b | \"a\"\"b\"",
        "对话  | 对话",
        "a b  | a b",
      })
  void quotesWhereItMust(String model, String cell) {
    assertThat(line(model)).contains("false,,," + cell + ",,****");
  }

  @Test
  void keepsLineBreaksInQuotes() {
    assertThat(line("a\r\nb")).contains(",\"a\r\nb\",");
  }

  /** Clients may name any model. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "'a", "＝1"})
  void letsNoSpreadsheetCompute(String model) {
    assertThat(line(model).split(",", -1)[MODEL]).isEqualTo("'" + model);
  }

  private static String line(String model) {
    return EntryCsv.line(EntryJson.of(Entries.named(model, Optional.empty())));
  }
}
