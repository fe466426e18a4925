package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.redaction.Redactor;
import ai.nexus.core.usage.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageArchiveTest {

  private static final Instant DAY = Instant.parse("2026-01-02T00:00:00Z");
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  @TempDir Path folder;
  private MessageArchive archive;

  @BeforeEach
  void open() {
    archive = new MessageArchive(folder);
  }

  @Test
  void findsMessagesOfAllDaysInTheirOrder() throws Exception {
    store(at(3, "r3", "c1", "x"), at(1, "r1", "c2", "x"), at(30, "r4", "c2", "x"));
    store(at(2, "r2", "c1", "x"));

    assertThat(found(all())).containsExactly("r1", "r2", "r3", "r4");
  }

  @Test
  void findsByConversationAndTime() throws Exception {
    store(at(1, "r1", "c1", "x"), at(2, "r2", "c2", "x"), at(3, "r3", "c1", "x"));

    assertThat(found(query("c1", DAY, END))).containsExactly("r1", "r3");
    assertThat(found(query("c1", hour(1), hour(3)))).containsExactly("r1");
    assertThat(found(query("c3", DAY, END))).isEmpty();
  }

  @Test
  void findsText() throws Exception {
    store(at(1, "r1", "c1", "Say \\\"H\\u00e9llo\\\""), at(2, "r2", "c1", "ho"));

    assertThat(found(text("\"hÉLLO\""))).containsExactly("r1");
    assertThat(found(text("HO"))).containsExactly("r2");
    assertThat(found(text("answer to r1"))).containsExactly("r1");
    assertThat(found(text("content"))).isEmpty();
    assertThat(found(text("completed"))).isEmpty();
  }

  @Test
  void goesOnWhereThePageEnded() throws Exception {
    store(at(1, "r1", "c1", "x"), at(1, "r2", "c2", "x"), at(2, "r3", "c1", "x"));
    store(at(40, "r4", "c1", "x"));

    List<FoundMessage> first = archive.find(all(), Optional.empty(), 2);
    List<FoundMessage> second = archive.find(all(), Optional.of(first.get(1).key()), 2);

    assertThat(ids(first)).containsExactly("r1", "r2");
    assertThat(ids(second)).containsExactly("r3", "r4");
  }

  @Test
  void passesOverWhatACrashHasCutOff() throws Exception {
    store(at(1, "r1", "c1", "x"));
    Path file = folder.resolve("2026/01/02/c1.jsonl");
    String torn = Files.readString(file).replace("r1", "r0").replaceFirst(",\"outcome.*\n", "");
    Files.writeString(file, torn, StandardOpenOption.APPEND);
    store(at(2, "r2", "c1", "x"));

    assertThat(found(all())).containsExactly("r1", "r2");
  }

  @Test
  void deletesAConversationOfAllDays() throws Exception {
    store(at(1, "r1", "c1", "x"), at(2, "r2", "c2", "x"), at(30, "r3", "c1", "x"));

    int removed = archive.delete("c1");

    assertThat(removed).isEqualTo(2);
    assertThat(found(all())).containsExactly("r2");
    assertThat(folder.resolve("2026/01/02/c1.jsonl")).doesNotExist();
    assertThat(folder.resolve("2026/01/03")).doesNotExist();
    assertThat(archive.delete("c1")).isZero();
  }

  @Test
  void deletesNothingOfAnotherThatSharesTheFile() throws Exception {
    String odd = "a:b";
    String alike = ConversationFile.nameOf(odd);
    store(at(1, "r1", odd, "x"), at(2, "r2", alike, "x"), at(3, "r3", odd, "x"));

    archive.delete(odd);

    assertThat(found(all())).containsExactly("r2");
    assertThat(folder.resolve("2026/01/02").toFile().list()).hasSize(1);
  }

  @Test
  void deletesWhatStillWaitsToBeWritten() throws Exception {
    archive.delete("c1");

    store(at(1, "r1", "c1", "x"), at(2, "r2", "c2", "x"));
    store(exchange(Instant.now().plusSeconds(60), "r3", "c1", "x"));

    assertThat(found(all())).containsExactly("r2", "r3");
  }

  @Test
  void readsNoOtherInPlaceOfOneThatWasDeleted() throws Exception {
    String odd = "a:b";
    store(at(1, "r1", odd, "x"), at(2, "r2", ConversationFile.nameOf(odd), "x"));
    List<FoundMessage> before = archive.find(all(), Optional.empty(), 10);

    archive.delete(odd);

    assertThat(archive.read(before.get(0))).isEmpty();
    assertThat(archive.read(before.get(1))).isEmpty();
    assertThat(archive.find(all(), Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void losesNothingOfWhatIsWrittenMeanwhile() throws Exception {
    String odd = "a:b";
    String alike = ConversationFile.nameOf(odd);
    AtomicBoolean written = new AtomicBoolean();
    Thread deleting = new Thread(() -> deleteUntil(written, odd));
    deleting.start();

    for (int i = 0; i < 50; i++) {
      store(at(1, "r" + i, odd, "x"), at(2, "s" + i, alike, "x"));
    }
    written.set(true);
    deleting.join();

    assertThat(found(all()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 50).mapToObj(i -> "s" + i).toList());
  }

  private void deleteUntil(AtomicBoolean written, String conversation) {
    boolean last = false;
    while (!last) {
      last = written.get();
      try {
        archive.delete(conversation);
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  private void store(StoredExchange... exchanges) throws InterruptedException {
    MessageStore store = new MessageStore();
    List.of(exchanges).forEach(store::offer);
    MessageWriter writer = new MessageWriter(store, folder, Redactor.none());
    new Thread(writer).start();
    assertThat(writer.stop(Duration.ofSeconds(20))).isTrue();
    assertThat(writer.failed()).isZero();
  }

  private List<String> found(MessageQuery query) throws IOException {
    List<FoundMessage> found = archive.find(query, Optional.empty(), 100);
    for (FoundMessage message : found) {
      assertThat(archive.read(message)).isPresent();
    }
    return ids(found);
  }

  private static List<String> ids(List<FoundMessage> found) {
    return found.stream().map(message -> message.key().requestId()).toList();
  }

  private static MessageQuery all() {
    return new MessageQuery(Optional.empty(), DAY, END, Optional.empty());
  }

  private static MessageQuery text(String text) {
    return new MessageQuery(Optional.empty(), DAY, END, Optional.of(text));
  }

  private static MessageQuery query(String conversation, Instant from, Instant to) {
    return new MessageQuery(Optional.of(conversation), from, to, Optional.empty());
  }

  private static Instant hour(int hours) {
    return DAY.plus(Duration.ofHours(hours));
  }

  private static StoredExchange at(int hours, String requestId, String conversation, String text) {
    return exchange(hour(hours), requestId, conversation, text);
  }

  private static StoredExchange exchange(
      Instant time, String requestId, String conversation, String text) {
    String request = "{\"messages\":[{\"content\":\"" + text + "\"}]}";
    return new StoredExchange(
        time,
        requestId,
        conversation,
        "OpenAI",
        "gpt-4",
        false,
        Outcome.COMPLETED,
        request.getBytes(StandardCharsets.UTF_8),
        List.of(),
        "{\"a\":\"answer to " + requestId + "\"}",
        false);
  }
}
