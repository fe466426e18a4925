package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.CurlLine;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Servers;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.FakeProvider;
import ai.nexus.testkit.server.NexusServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The README's own curl lines, read from it and sent one after the other to a new gateway. */
@DisabledIfSystemProperty(
    named = "nexus.e2e.api",
    matches = ".+",
    disabledReason = "the lines need an empty home folder")
class ReadmeIT {

  private static final Path README = Path.of(System.getProperty("nexus.readme"));

  @Test
  void everyLineWorksAsItStands() throws IOException, InterruptedException {
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (FakeProvider upstream = FakeProvider.start("127.0.0.1", "your-openai-api-key");
        NexusServer server = NexusServer.start(Servers.plan("readme"))) {
      upstream.serve("gpt-4", ChatAnswer.of("你好！"));
      for (CurlLine line : lines(README)) {
        answers.add(
            line.with("https://api.openai.com/v1", upstream.baseUrl())
                .with("http://localhost:8000", server.admin().toString())
                .with("http://localhost:5231", server.api().toString())
                .send());
      }
    }

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(201, 201, 200, 200, 200, 200, 200);
    assertThat(answers.get(2).body()).contains("你好！", "\"total_tokens\"");
    String conversation = answers.get(answers.size() - 1).body();
    assertThat(JsonText.object(conversation).getJsonArray("requests")).hasSize(1);
  }

  @Test
  void theChinesePageHasTheSameLines() throws IOException {
    Path chinese = README.resolveSibling("src/docs/README.zh-CN.md");

    assertThat(lines(chinese)).extracting(CurlLine::url).containsExactlyElementsOf(urls(README));
  }

  private static List<String> urls(Path page) throws IOException {
    return lines(page).stream().map(CurlLine::url).toList();
  }

  private static List<CurlLine> lines(Path page) throws IOException {
    return CurlLine.in(Files.readString(page));
  }
}
