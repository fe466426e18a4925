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
      byte[] expected = String.join("", events(number)).getBytes(StandardCharsets.UTF_8);
      int stream = number;
      free.acquire();
      all.add(
          tenant
              .chat()
              .later(question(tenant, number), "X-Conversation-Id", conversation)
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
  private static String question(Tenant tenant, int number) {
    return tenant
        .streamQuestion(Integer.toString(number))
        .replace("\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
  }

  private static void answer(ChatRequest request, Output output) throws IOException {
    int number = Integer.parseInt(request.lastLine());
    output.head(200, HEADERS, Framing.CHUNKED, 0);
    int sent = 0;
    for (String event : events(number)) {
      output.send(event);
      if (++sent % 10 == number % 10) {
        output.pause(Duration.ofMillis(1 + number % 20));
      }
    }
    output.end();
  }

  /** The same for the same number, with lengths and characters that differ between numbers. */
  private static List<String> events(int number) {
    var random = new Random(number);
    List<String> events = new ArrayList<>(EVENTS + 3);
    for (int i = 0; i < EVENTS; i++) {
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
            .formatted(EVENTS, EVENTS + 1));
    events.add("data: [DONE]\n\n");
    return events;
  }
}
