package ai.nexus.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.statistics.UsageRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCursorTest {

  @Test
  void comesBackAsItWas() {
    UsageRow.Key key =
        new UsageRow.Key(
            Instant.parse("2026-11-26T08:15:00Z"),
            List.of(Optional.of("模型 \"x\""), Optional.empty(), Optional.of("")));

    String cursor = RowCursor.write(key);

    assertThat(cursor).matches(RowCursor.PATTERN);
    assertThat(RowCursor.read(cursor, 3)).hasValue(key);
    assertThat(RowCursor.read(cursor, 2)).as("of another query").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{}", "[]", "[1]", "[\"soon\"]", "[\"2026-11-26T08:15:00Z\",1]"})
  void isNothingWhereNoAnswerGaveItOut(String json) {
    String cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

    assertThat(RowCursor.read(cursor, 0)).isEmpty();
    assertThat(RowCursor.read(cursor, 1)).isEmpty();
  }
}
