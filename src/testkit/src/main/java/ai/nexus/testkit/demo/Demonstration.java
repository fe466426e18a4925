package ai.nexus.testkit.demo;

import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.provider.Pace;
import ai.nexus.testkit.server.AdminClient;
import ai.nexus.testkit.server.NexusServer;
import ai.nexus.testkit.server.ServerPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What {@code mvn -Pdemo} runs: starts the gateway before an upstream that needs neither key nor
 * network, sends one streamed completion through it, shows the answer and its tokens, and serves on
 * until Ctrl-C.
 */
public final class Demonstration {

  static final String CLIENT_KEY = "demo-key";
  static final String MODEL = "demo";
  private static final String PROMPT = "What does an LLM gateway do for me?";
  private static final String CONVERSATION = "demonstration";
  private static final Pace READABLE = Pace.everyEvent(Duration.ofMillis(30));

  private final DemoSettings settings;
  private final PrintStream out;

  Demonstration(DemoSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * @param arguments the gateway's jar, the home folder to use, and {@code true} to stop after the
   *     demonstration
   */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      DemoSettings settings =
          DemoSettings.read(
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              Boolean.parseBoolean(arguments[2]),
              System.getenv());
      // System.out writes in the platform's character set, which may not know every character.
      new Demonstration(settings, new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    } catch (IOException | IllegalArgumentException | IllegalStateException failed) {
      // Thrown on, Maven would bury the sentence in a stack trace and its own advice.
      System.err.println("\nThe demonstration failed: " + failed.getMessage());
      System.exit(1);
    }
  }

  void run() throws IOException, InterruptedException {
    settings.prepareHome();
    out.println("\nStarting NexusAI with a demonstration upstream …");
    try (FakeProvider upstream = FakeProvider.start();
        NexusServer server = NexusServer.start(plan())) {
      upstream.serve(MODEL, ChatAnswer.of(DemoText::answering).at(READABLE));
      server.output().lines().filter(NexusServer::isReadyLine).forEach(out::println);
      show(upstream, server);
      if (!settings.exit()) {
        out.print(Guide.text(server.api(), server.admin()));
        server.awaitEnd();
      }
    }
  }

  private void show(FakeProvider upstream, NexusServer server)
      throws IOException, InterruptedException {
    var admin = new AdminClient(server.admin());
    long provider =
        admin.createProvider("Demonstration", upstream.baseUrl(), upstream.key(), CLIENT_KEY);
    admin.createModel(provider, MODEL);
    admin.createModel(provider, "gpt-4", MODEL);

    out.println("\nPOST " + server.api() + "/v1/chat/completions, streamed");
    out.println("  user:      " + PROMPT);
    out.print("  assistant: ");
    new StreamedChat(server.api(), CLIENT_KEY).ask(MODEL, PROMPT, CONVERSATION, out);
    out.println();
    out.println("\nGET " + server.admin() + "/stats/conversation/" + CONVERSATION);
    out.println(TokenTable.of(admin.conversation(CONVERSATION)));
  }

  private ServerPlan plan() {
    return new ServerPlan(
        settings.jar(), settings.home(), settings.apiPort(), settings.adminPort(), Map.of());
  }
}
