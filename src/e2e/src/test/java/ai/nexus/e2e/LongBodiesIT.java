package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Gate;
import ai.nexus.testkit.server.NexusServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Requests whose bodies together are more than the gateway's memory. */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the heap is somebody else's")
class LongBodiesIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");
  private static final int REQUESTS = 12;
  private static final int LENGTH = 10 << 20;

  private final Gate gate = new Gate();
  private final String conversation = Tenant.conversation();

  @Test
  void areRefusedInTimeAndEachLeavesItsEntry() {
    var plan =
        Servers.plan("long-bodies")
            .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx256m")
            .with("NEXUS_REQUEST_BODY_TIMEOUT", "60s");
    ExecutorService clients = Executors.newFixedThreadPool(REQUESTS);
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer server = NexusServer.start(plan)) {
      Gateway gateway = Gateway.on(server, upstream);
      Tenant slow = gateway.tenant();
      slow.serve(
          (request, output) -> {
            output.await(gate);
            HELLO.answer(request, output);
          });
      String question = slow.question("x".repeat(LENGTH));
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(slow, question), clients))
              .limit(REQUESTS)
              .toList();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> count(answers, 503) + slow.received().size() == REQUESTS);
      assertThat(count(answers, 503)).isPositive();
      assertThat(slow.received()).isNotEmpty();
      Tenant ordinary = gateway.tenant().serve(HELLO);
      assertThat(ask(ordinary, ordinary.question("hi")).statusCode()).isEqualTo(200);

      gate.open();

      answers.forEach(CompletableFuture::join);
      assertThat(count(answers, 200)).isEqualTo(slow.received().size());
      assertThat(slow.entries(conversation)).hasSize(REQUESTS + 1);
      assertThat(ask(slow, question).statusCode()).isEqualTo(200);
    } finally {
      gate.open();
      clients.shutdownNow();
    }
  }

  private HttpResponse<String> ask(Tenant tenant, String question) {
    return tenant.chat().complete(question, "X-Conversation-Id", conversation);
  }

  private static long count(List<CompletableFuture<HttpResponse<String>>> answers, int status) {
    return answers.stream()
        .filter(CompletableFuture::isDone)
        .filter(answer -> answer.join().statusCode() == status)
        .count();
  }
}
