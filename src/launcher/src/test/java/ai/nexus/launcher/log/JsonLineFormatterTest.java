package ai.nexus.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLineFormatterTest {

  private final JsonLineFormatter formatter = new JsonLineFormatter();

  @Test
  void writesTimeLevelLoggerThreadAndMessage() {
    LogRecord record = record("started");
    record.setInstant(Instant.parse("2026-01-02T03:04:05.6Z"));

    JsonObject line = parse(formatter.format(record));

    assertThat(line.getString("time")).isEqualTo("2026-01-02T03:04:05.600Z");
    assertThat(line.getString("level")).isEqualTo("WARNING");
    assertThat(line.getString("logger")).isEqualTo("ai.nexus.test");
    assertThat(line.getString("thread")).isEqualTo(Thread.currentThread().getName());
    assertThat(line.getString("message")).isEqualTo("started");
  }

  @Test
  void writesFieldsWithTheRequestIdFirst() {
    LogRecord record = record("{0} stays");
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", 502);
    fields.put("retry", true);
    fields.put("provider", "OpenAI");
    fields.put("level", "of water");
    fields.put("request_id", "req_1");
    record.setParameters(new Object[] {fields});

    String text = formatter.format(record);

    JsonObject line = parse(text);
    assertThat(text).contains("\"message\":\"{0} stays\",\"request_id\":\"req_1\",\"status\":502");
    assertThat(line.getBoolean("retry")).isTrue();
    assertThat(line.getString("provider")).isEqualTo("OpenAI");
    assertThat(line.getString("level")).isEqualTo("WARNING");
    assertThat(line.getString("level_")).isEqualTo("of water");
  }

  @Test
  void fillsTheServersOwnPatterns() {
    LogRecord record = record("listener {0} on {1}");
    record.setParameters(new Object[] {"api-listener", "5231"});

    assertThat(parse(formatter.format(record)).getString("message"))
        .isEqualTo("listener api-listener on 5231");
  }

  @Test
  void staysOnOneLineWhateverTheContent() {
    String nasty = "a\nb\r\t\"\\\u0000\u001b[31m\u0085\u2028\u2029 \ud83d\ude00 \ud83d 模型";
    LogRecord record = record(nasty);

    String text = formatter.format(record);

    assertThat(text.strip().chars().noneMatch(c -> c < ' ' || c == 0x85 || c == 0x2028)).isTrue();
    assertThat(text).endsWith("}\n").contains("\\ud83d 模型").contains("\ud83d\ude00");
    assertThat(parse(text).getString("message")).isEqualTo(nasty);
  }

  @Test
  void keepsTheStackTraceInOneField() {
    LogRecord record = record("broken");
    record.setThrown(new IllegalStateException("why", new RuntimeException("because")));

    JsonObject line = parse(formatter.format(record));

    assertThat(line.getString("exception"))
        .contains("IllegalStateException: why", "\n\tat ", "Caused by", "because");
  }

  @Test
  void bearsARecordWithNothingInIt() {
    var record = new LogRecord(Level.INFO, null);
    record.setLoggerName(null);

    assertThat(parse(formatter.format(record)).getString("message")).isEqualTo("null");
  }

  private static LogRecord record(String message) {
    var record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("ai.nexus.test");
    return record;
  }

  private static JsonObject parse(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
