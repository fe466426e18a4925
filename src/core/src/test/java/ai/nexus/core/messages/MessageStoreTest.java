package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.redaction.RedactionConfig;
import ai.nexus.core.redaction.Redactor;
import ai.nexus.core.usage.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageStoreTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String KEY = "sk-0123456789abcdef0123";
  private static final Instant LATE = Instant.parse("2026-01-02T23:59:59.999Z");

  @TempDir Path folder;
  private final MessageStore store = new MessageStore();
  private Redactor redactor = Redactor.none();

  @Test
  void writesOneLineForEachExchangeByDayAndConversation() throws Exception {
    store.offer(exchange("req_1", "c1", "{\"n\":1}", "{\"id\":\"a\"}"));
    store.offer(exchange("req_2", "c2", "{}", "{}"));
    store.offer(exchange("req_3", "c1", "{}", "{}"));

    writeAll();

    assertThat(lines("2026/01/02/c1.jsonl"))
        .extracting(line -> line.getString("request_id"))
        .containsExactly("req_1", "req_3");
    assertThat(lines("2026/01/02/c2.jsonl")).hasSize(1);
  }

  @Test
  void keepsWhatBelongsToTheExchange() throws Exception {
    store.offer(exchange("req_1", "c1", "{\n \"n\": 1.0\r\n}", "{\"id\":\"a\"}"));

    writeAll();

    String text = Files.readString(folder.resolve("2026/01/02/c1.jsonl"));
    assertThat(text).contains("\"request\":{  \"n\": 1.0  }").endsWith("}\n");
    JsonObject line = lines("2026/01/02/c1.jsonl").get(0);
    assertThat(line.getString("time")).isEqualTo("2026-01-02T23:59:59.999Z");
    assertThat(line.getString("conversation_id")).isEqualTo("c1");
    assertThat(line.getString("provider")).isEqualTo("OpenAI");
    assertThat(line.getString("model")).isEqualTo("gpt-4");
    assertThat(line.getString("outcome")).isEqualTo("completed");
    assertThat(line.getBoolean("streamed")).isFalse();
    assertThat(line.getBoolean("truncated")).isFalse();
    assertThat(line.getJsonObject("response").getString("id")).isEqualTo("a");
  }

  @Test
  void writesForTheOwnerAlone() throws Exception {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    store.offer(exchange("req_1", "c1", "{}", "{}"));

    writeAll();

    assertThat(modeOf("2026/01/02/c1.jsonl")).isEqualTo("rw-------");
    assertThat(modeOf("2026/01/02")).isEqualTo("rwx------");
    assertThat(modeOf("2026")).isEqualTo("rwx------");
  }

  private String modeOf(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void keepsWhatIsNoJsonAsText() throws Exception {
    store.offer(exchange("req_1", "c1", "{\"broken\n", "<html>\"no\"</html>"));
    store.offer(exchange("req_2", "c1", "{} {}", ""));

    writeAll();

    JsonObject first = lines("2026/01/02/c1.jsonl").get(0);
    assertThat(first.getString("request")).isEqualTo("{\"broken\n");
    assertThat(first.getString("response")).isEqualTo("<html>\"no\"</html>");
    JsonObject second = lines("2026/01/02/c1.jsonl").get(1);
    assertThat(second.getString("request")).isEqualTo("{} {}");
    assertThat(second.isNull("response")).isTrue();
  }

  @Test
  void putsAStreamTogether() throws Exception {
    store.offer(
        streamed(
            "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"你\"}}]}",
            "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"好\"}}]}",
            "{\"id\":\"a\",\"choices\":[{\"index\":0,\"delta\":",
            "[DONE]"));

    writeAll();

    JsonObject line = lines("2026/01/02/c1.jsonl").get(0);
    JsonObject message = line.getJsonObject("response").getJsonArray("choices").getJsonObject(0);
    assertThat(message.getJsonObject("message").getString("content")).isEqualTo("你好");
    assertThat(line.getString("outcome")).isEqualTo("client_closed");
    assertThat(line.getBoolean("truncated")).isTrue();
  }

  @Test
  void escapesHalfOfASurrogatePair() throws Exception {
    store.offer(
        streamed(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\\ud83d\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\\ude00 😀\"}}]}"));
    store.offer(exchange("req_2", "c1", "no json \udc00", "no json \ud83d"));

    MessageWriter writer = writeAll();

    assertThat(writer.written()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("2026/01/02/c1.jsonl")))
        .contains("\"a\\ud83dx\\ude00 😀\"", "\"no json \\ud83d\"");
    assertThat(lines("2026/01/02/c1.jsonl")).hasSize(2);
  }

  @Test
  void joinsAPairThatTwoEventsShare() throws Exception {
    store.offer(
        streamed(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ude00\"}}]}"));

    writeAll();

    assertThat(Files.readString(folder.resolve("2026/01/02/c1.jsonl"))).contains("\"😀\"");
  }

  @Test
  void keepsJsonThatIsNestedTooDeepAsText() throws Exception {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    store.offer(exchange("req_1", "c1", deep, "{}"));

    writeAll();

    assertThat(lines("2026/01/02/c1.jsonl").get(0).getString("request")).isEqualTo(deep);
  }

  @Test
  void oneThatCannotBeEncodedCostsNoOther() throws Exception {
    store.offer(exchange("req_1", "c1", "{}", "{}"));
    store.offer(exchange(null, "c1", "{}", "{}"));
    store.offer(exchange("req_3", "c1", "{}", "{}"));

    MessageWriter writer = writeAll();

    assertThat(writer.failed()).isEqualTo(1);
    assertThat(lines("2026/01/02/c1.jsonl"))
        .extracting(line -> line.getString("request_id"))
        .containsExactly("req_1", "req_3");
  }

  @Test
  void beginsANewLineBehindATornOne() throws Exception {
    Path file = folder.resolve("2026/01/02/c1.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}\n{\"torn\":");
    store.offer(exchange("req_1", "c1", "{}", "{}"));

    writeAll();

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3).startsWith("{}", "{\"torn\":");
    assertThat(lines.get(2)).contains("req_1");
  }

  @Test
  void takesOutOfRequestAndAnswerWhatMustNotBeStored() throws Exception {
    redactor = redactor("key,email", "");
    store.offer(exchange("req_1", "c1", "{\"a\":\"" + KEY + "\"}", "<b>bob@example.com</b>"));

    writeAll();

    String text = Files.readString(folder.resolve("2026/01/02/c1.jsonl"));
    assertThat(text)
        .contains("\"request\":{\"a\":\"[redacted:key]\"}", "<b>[redacted:email]</b>")
        .doesNotContain(KEY, "bob");
  }

  @Test
  void findsANumberThatTwoEventsShare() throws Exception {
    redactor = redactor("card", "");
    store.offer(
        streamed(
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"no 4111 11\"}}]}",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"11 1111 1111, ok\"}}]}"));

    writeAll();

    assertThat(Files.readString(folder.resolve("2026/01/02/c1.jsonl")))
        .contains("\"no [redacted:card], ok\"");
  }

  @Test
  void doesNotWriteWhatItCannotRedactInTime() throws Exception {
    redactor = redactor("none", "slow=(a+)+b");
    store.offer(exchange("req_1", "c1", "{\"a\":\"" + "a".repeat(200_000) + "\"}", "{}"));
    store.offer(exchange("req_2", "c1", "{}", "{}"));

    MessageWriter writer = writeAll();

    assertThat(writer.failed()).isEqualTo(1);
    assertThat(lines("2026/01/02/c1.jsonl"))
        .extracting(line -> line.getString("request_id"))
        .containsExactly("req_2");
  }

  private static Redactor redactor(String ready, String own) {
    Map<String, String> values =
        Map.of("nexus.messages.redact", ready, "nexus.messages.redact-patterns", own);
    return RedactionConfig.read(new SettingsReader(key -> Optional.ofNullable(values.get(key))));
  }

  @Test
  void dropsWhatIsTooMany() throws Exception {
    MessageStore small = new MessageStore(2, 1000);

    Stream.of("r1", "r2", "r3").forEach(id -> small.offer(exchange(id, "c1", "{}", "{}")));

    assertThat(small.dropped()).isEqualTo(1);
    assertThat(small.take(Duration.ZERO)).hasSize(2);
    small.offer(exchange("r4", "c1", "{}", "{}"));
    assertThat(small.dropped()).isEqualTo(1);
  }

  @Test
  void dropsWhatIsTooLarge() {
    MessageStore small = new MessageStore(100, 1000);

    small.offer(exchange("r1", "c1", "{}", "x".repeat(900)));
    small.offer(exchange("r2", "c1", "{}", "x".repeat(200)));

    assertThat(small.dropped()).isEqualTo(1);
  }

  @Test
  void countsWhatItCannotWriteAndGoesOn() throws Exception {
    Files.createDirectories(folder.resolve("2026/01/02/c1.jsonl"));
    store.offer(exchange("req_1", "c1", "{}", "{}"));
    store.offer(exchange("req_2", "c2", "{}", "{}"));

    MessageWriter writer = writeAll();

    assertThat(writer.failed()).isEqualTo(1);
    assertThat(writer.written()).isEqualTo(1);
    assertThat(lines("2026/01/02/c2.jsonl")).hasSize(1);
  }

  @Test
  void dropsWhatComesAfterTheStop() throws Exception {
    writeAll();

    store.offer(exchange("req_1", "c1", "{}", "{}"));

    assertThat(store.dropped()).isEqualTo(1);
  }

  private MessageWriter writeAll() throws InterruptedException {
    MessageWriter writer = new MessageWriter(store, folder, redactor);
    new Thread(writer).start();
    assertThat(writer.stop(LIMIT)).isTrue();
    return writer;
  }

  private List<JsonObject> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .map(line -> Json.createReader(new StringReader(line)).readObject())
        .toList();
  }

  private static StoredExchange streamed(String... events) {
    return new StoredExchange(
        LATE,
        "req_1",
        "c1",
        "OpenAI",
        "gpt-4",
        true,
        Outcome.CLIENT_CLOSED,
        "{}".getBytes(StandardCharsets.UTF_8),
        List.of(events),
        "",
        true);
  }

  private static StoredExchange exchange(
      String requestId, String conversation, String request, String body) {
    return new StoredExchange(
        LATE,
        requestId,
        conversation,
        "OpenAI",
        "gpt-4",
        false,
        Outcome.COMPLETED,
        request.getBytes(StandardCharsets.UTF_8),
        List.of(),
        body,
        false);
  }
}
