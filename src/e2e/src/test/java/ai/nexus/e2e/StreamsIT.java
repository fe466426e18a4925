package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Framing;
import ai.nexus.testkit.provider.Output;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many streams at once, each compared byte by byte with what its provider sent. */
@ExtendWith(GatewayExtension.class)
class StreamsIT {

  private static final int STREAMS = Integer.getInteger("nexus.e2e.streams", 2_000);
  private static final int AT_ONCE = 200;
  private static final int EVENTS = 40;
  private static final int LATE_READERS = 3;
  // More bytes than the kernel keeps for a connection on both its sides.
  private static final int LATE_EVENTS = 60_000;
  private static final int AMONG_OTHERS = 300;
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/event-stream");

  private final Gateway gateway;

  StreamsIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void everyStreamArrivesWholeAndIsRecorded() throws InterruptedException {
    Tenant tenant = gateway.tenant().serve(StreamsIT::answer);
    String conversation = Tenant.conversation();
    var different = new ConcurrentLinkedQueue<String>();
    var free = new Semaphore(AT_ONCE);
    List<CompletableFuture<Void>> all = new ArrayList<>(STREAMS);

    for (int number = 0; number < STREAMS; number++) {
      byte[] expected = whole(number, EVENTS);
      int stream = number;
      free.acquire();
      all.add(
          tenant
              .chat()
              .later(question(tenant, number, EVENTS), "X-Conversation-Id", conversation)
              .thenAccept(answer -> compare(stream, expected, answer, different))
              .whenComplete((done, failure) -> free.release()));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

    assertThat(different).isEmpty();
    JsonObject totals = gateway.admin().conversation(conversation).getJsonObject("totals");
    assertThat(totals.getInt("requests")).isEqualTo(STREAMS);
    assertThat(totals.getInt("completion_tokens")).isEqualTo(STREAMS * EVENTS);
    assertThat(totals.getJsonObject("by_outcome").getInt("completed")).isEqualTo(STREAMS);
  }

  /** What a connection that broke or waits has of the server's memory must be nobody else's. */
  @Test
  void streamsStayApartWhereOthersAreCutOrReadLate() throws IOException {
    Tenant tenant = gateway.tenant().serve(StreamsIT::answer);
    var different = new ConcurrentLinkedQueue<String>();
    List<HttpResponse<InputStream>> late = new ArrayList<>();
    for (int reader = 0; reader < LATE_READERS; reader++) {
      late.add(tenant.chat().open(question(tenant, reader, LATE_EVENTS)));
    }

    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int number = 0; number < AMONG_OTHERS; number++) {
      byte[] expected = whole(number, EVENTS);
      int stream = number;
      others.add(
          tenant
              .chat()
              .later(question(tenant, number, EVENTS))
              .thenAccept(answer -> compare(stream, expected, answer, different)));
      if (number % 3 == 0) {
        leaveAmid(tenant, number);
      }
    }
    CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();

    assertThat(different).isEmpty();
    for (int reader = 0; reader < LATE_READERS; reader++) {
      try (InputStream body = late.get(reader).body()) {
        byte[] read = withoutComments(body.readAllBytes());
        assertThat(Arrays.mismatch(whole(reader, LATE_EVENTS), read)).isEqualTo(-1);
      }
    }
  }

  private static void leaveAmid(Tenant tenant, int number) throws IOException {
    try (InputStream body = tenant.chat().open(question(tenant, number, EVENTS)).body()) {
      body.readNBytes(number * 10);
    }
  }

  private static byte[] whole(int number, int count) {
    return String.join("", events(number, count)).getBytes(StandardCharsets.UTF_8);
  }

  private static void compare(
      int stream, byte[] expected, HttpResponse<byte[]> answer, ConcurrentLinkedQueue<String> out) {
    // heartbeats may stand between events when the machine is busy
    byte[] body = withoutComments(answer.body());
    if (answer.statusCode() != 200 || !Arrays.equals(expected, body)) {
      int at = Arrays.mismatch(expected, body);
      out.add("stream %d status %d differs at %d".formatted(stream, answer.statusCode(), at));
    }
  }

  private static byte[] withoutComments(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.replaceAll("(?m)^:[^\n]*\n\n", "").getBytes(StandardCharsets.UTF_8);
  }

  /** The client asks for usage, so nothing is withheld and nothing may change. */
  private static String question(Tenant tenant, int number, int count) {
    return tenant
        .streamQuestion(number + " " + count)
        .replace("\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
  }

  private static void answer(ChatRequest request, Output output) throws IOException {
    String[] asked = request.lastLine().split(" ", 2);
    int number = Integer.parseInt(asked[0]);
    output.head(200, HEADERS, Framing.CHUNKED, 0);
    int sent = 0;
    for (String event : events(number, Integer.parseInt(asked[1]))) {
      output.send(event);
      if (++sent % 10 == number % 10 && sent < EVENTS) {
        output.pause(Duration.ofMillis(1 + number % 20));
      }
    }
    output.end();
  }

  /** The same for the same number, with lengths and characters that differ between numbers. */
  private static List<String> events(int number, int count) {
    var random = new Random(number);
    List<String> events = new ArrayList<>(count + 3);
    for (int i = 0; i < count; i++) {
      String text =
          random.nextBoolean()
              ? "你好👋".repeat(random.nextInt(20))
              : "x".repeat(random.nextInt(400));
      events.add(
          "data: {\"id\":\"%d\",\"n\":%d,\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}\n\n"
              .formatted(number, i, text));
    }
    events.add(
        "data: {\"id\":\"%d\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            .formatted(number));
    events.add(
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":%d,\"total_tokens\":%d}}\n\n"
            .formatted(count, count + 1));
    events.add("data: [DONE]\n\n");
    return events;
  }
}
