package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.Servers;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.provider.RecordedRequest;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What survives the end of the server's process, in good order and by {@code kill -9}. */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the process is somebody else's")
class ProcessIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");
  // JBoss's loggers have levels of their own.
  private static final Pattern LOUD =
      Pattern.compile("\"level\":\"(WARN|WARNING|ERROR|SEVERE|FATAL)\"");
  private static final int CLIENTS = 8;
  private static final int BEFORE_KILL = 400;

  @Test
  void nothingRecordedIsLostByKill() throws InterruptedException {
    ServerPlan plan = Servers.plan("kill");
    Set<String> received = ConcurrentHashMap.newKeySet();
    String conversation = Tenant.conversation();
    Tenant tenant;
    try (FakeProvider upstream = FakeProvider.start()) {
      try (NexusServer server = NexusServer.start(plan)) {
        tenant = Gateway.on(server, upstream).tenant().serve(HELLO);
        askUntilKilled(tenant, conversation, received, server);
      }
      try (NexusServer again = NexusServer.start(plan)) {
        List<JsonObject> entries = Entries.all(again, conversation);

        assertThat(entries)
            .extracting(entry -> entry.getString("request_id"))
            .containsAll(received);
        assertThat(entries).extracting(entry -> entry.getString("id")).doesNotHaveDuplicates();
        assertThat(tokens(entries)).isBetween(received.size() * 3, charged(upstream));
        assertGoesOn(Gateway.on(again, upstream), tenant);
      }
    }
  }

  @Test
  void sigtermLetsOpenAnswersEnd() throws Exception {
    ServerPlan plan = Servers.plan("term");
    String conversation = Tenant.conversation();
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer server = NexusServer.start(plan)) {
      Tenant tenant = Gateway.on(server, upstream).tenant();
      tenant.serve(HELLO.at(Pace.everyEvent(Duration.ofMillis(400))));
      CompletableFuture<HttpResponse<byte[]>> answer =
          tenant.chat().later(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation);
      await().until(() -> !tenant.received().isEmpty() && tenant.onlyReceived().bytesSent() > 0);

      server.terminate();

      String body = new String(answer.get(20, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8);
      assertThat(Chat.data(body)).endsWith("[DONE]").hasSize(6);
      assertThat(server.awaitExit()).isIn(0, 143);
      assertThat(server.errors()).doesNotContain("Exception");
    }
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer again = NexusServer.start(plan)) {
      assertThat(Entries.all(again, conversation)).hasSize(1);
      assertThat(Gateway.on(again, upstream).admin().list("/providers")).hasSize(1);
    }
  }

  @Test
  void secretsAreNowhereInTheFiles() throws IOException {
    ServerPlan plan = Servers.plan("secrets");
    String secretKey;
    try (FakeProvider upstream = FakeProvider.start("127.0.0.1", "sk-upstream-in-no-file-7d1");
        NexusServer server = NexusServer.start(plan)) {
      Gateway gateway = Gateway.on(server, upstream);
      Tenant tenant = gateway.tenant().serve(HELLO);
      secretKey = tenant.key();
      tenant.chat().complete(tenant.question("hi"));
      new Chat(server.api(), "client-wrong-in-no-file").complete(tenant.question("hi"));
      gateway.admin().call("POST", "/providers/" + tenant.providerId() + "/test", "");
      gateway.admin().call("POST", "/providers", "{\"server_key\":\"sk-refused-in-no-file\",}");
      server.terminate();
      server.awaitExit();
      assertThat(server.output() + server.errors())
          .doesNotContain("in-no-file")
          .doesNotContain(secretKey);
    }

    assertThat(filesHolding(plan.home(), "in-no-file")).isEmpty();
    assertThat(filesHolding(plan.home(), secretKey)).isEmpty();
  }

  @Test
  void ordinaryUseLeavesNoWarningInTheLog() throws IOException {
    ServerPlan plan = Servers.plan("log");
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer server = NexusServer.start(plan)) {
      Tenant tenant = Gateway.on(server, upstream).tenant().serve(HELLO);
      for (int i = 0; i < 10; i++) {
        tenant.chat().complete(tenant.question("hi"));
        tenant.chat().complete(tenant.streamQuestion("hi"));
      }
      server.terminate();
      server.awaitExit();
    }

    assertThat(Files.readAllLines(plan.home().resolve("logs/nexus.log")))
        .isNotEmpty()
        .noneMatch(LOUD.asPredicate());
  }

  private static void askUntilKilled(
      Tenant tenant, String conversation, Set<String> received, NexusServer server)
      throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    var killed = new AtomicBoolean();
    for (int i = 0; i < CLIENTS; i++) {
      clients.execute(() -> ask(tenant, conversation, received, killed));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> received.size() >= BEFORE_KILL);
    server.kill();
    killed.set(true);
    clients.shutdown();
    assertThat(clients.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Notes the ids of those answers whose end was received. */
  private static void ask(
      Tenant tenant, String conversation, Set<String> received, AtomicBoolean killed) {
    while (!killed.get()) {
      try {
        HttpResponse<String> answer =
            tenant.chat().complete(tenant.streamQuestion("hi"), "X-Conversation-Id", conversation);
        if (answer.body().endsWith("data: [DONE]\n\n")) {
          received.add(answer.headers().firstValue("x-request-id").orElseThrow());
        }
      } catch (UncheckedIOException cutOff) {
        // the end of this answer was not received, so it does not count
      }
    }
  }

  private static void assertGoesOn(Gateway gateway, Tenant before) {
    Tenant same = new Tenant(gateway, before.providerId(), before.key(), before.model());
    same.serve(HELLO);
    assertThat(same.chat().complete(same.question("hi")).statusCode()).isEqualTo(200);
  }

  private static int tokens(List<JsonObject> entries) {
    return entries.stream().mapToInt(entry -> entry.getInt("completion_tokens", 0)).sum();
  }

  /** What the provider itself says it was asked for. */
  private static int charged(FakeProvider upstream) {
    return upstream.requests().stream()
        .map(RecordedRequest::tokens)
        .flatMap(java.util.Optional::stream)
        .mapToInt(tokens -> tokens.completion())
        .sum();
  }

  private static Set<Path> filesHolding(Path folder, String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> text(file).contains(secret))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
