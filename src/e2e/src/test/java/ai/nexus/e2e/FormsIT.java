package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Scripts;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms with files that come in other ways than SDKs send them, or not at all. */
@ExtendWith(GatewayExtension.class)
class FormsIT {

  private static final String PATH = "/v1/audio/transcriptions";
  private static final String TYPE = "multipart/form-data; boundary=xyz";

  private final Gateway gateway;
  private final Tenant tenant;
  private final String conversation = Tenant.conversation();

  FormsIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(ChatAnswer.of("one two"));
  }

  @Test
  void arriveByteByByte() throws IOException {
    byte[] body = form(tenant.model(), 20);
    try (Socket socket = open(body.length)) {
      OutputStream out = socket.getOutputStream();
      for (byte b : body) {
        out.write(b);
        out.flush();
      }
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 200").contains("\"text\":\"one two\"");
    }
    assertThat(onlyEntry().getInt("input_audio_tokens")).isEqualTo(20);
  }

  @Test
  void areRecordedWhenTheirClientLeavesInTheMiddle() throws IOException {
    byte[] body = form(tenant.model(), 4 << 20);
    try (Socket socket = open(body.length)) {
      socket.getOutputStream().write(body, 0, 1 << 20);
      socket.getOutputStream().flush();
      await().until(() -> !tenant.upstream().requests().isEmpty());
    }

    await().until(() -> !tenant.entries(conversation).isEmpty());
    assertThat(onlyEntry().getString("outcome")).isEqualTo("client_closed");
  }

  @Test
  void areReadToTheirEndWhenNobodyWantsThem() {
    HttpResponse<String> answer = send(TYPE, form("no-such-model", 4 << 20));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(JsonText.error(answer.body()).getString("code")).isEqualTo("model_not_found");
  }

  @Test
  void passOnWhatTheProviderSaysOfThem() {
    tenant.serve(Scripts.error(400, "too short"));

    HttpResponse<String> answer = send(TYPE, form(tenant.model(), 4 << 20));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("too short");
    assertThat(onlyEntry().getString("outcome")).isEqualTo("upstream_error");
  }

  @Test
  void areRefusedWithWordsThatSayWhatToChange() {
    byte[] form = form(tenant.model(), 10);
    byte[] nameless = "--xyz--\r\n".getBytes(StandardCharsets.US_ASCII);

    List<HttpResponse<String>> answers =
        List.of(
            send("multipart/form-data", form),
            send("multipart/form-data; boundary=other", form),
            send(TYPE, nameless),
            send("application/json", "{}".getBytes(StandardCharsets.US_ASCII)));

    assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(400, 400, 400, 415);
    assertThat(answers.get(0).body()).contains("names no boundary");
    assertThat(answers.get(1).body()).contains("does not begin with the boundary");
    assertThat(JsonText.error(answers.get(2).body()).getString("param")).isEqualTo("model");
    assertThat(answers.get(3).body()).contains("multipart/form-data");
    assertThat(tenant.received()).isEmpty();
    assertThat(tenant.entries(conversation)).hasSize(4);
  }

  private HttpResponse<String> send(String type, byte[] body) {
    return tenant
        .chat()
        .send(
            "POST",
            PATH,
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            type,
            "X-Conversation-Id",
            conversation);
  }

  private Socket open(int length) throws IOException {
    Socket socket = new Socket(gateway.api().getHost(), gateway.api().getPort());
    String head =
        String.join(
            "\r\n",
            "POST " + PATH + " HTTP/1.1",
            "Host: " + gateway.api().getAuthority(),
            "Authorization: Bearer " + tenant.key(),
            "X-Conversation-Id: " + conversation,
            "Content-Type: " + TYPE,
            "Content-Length: " + length,
            "",
            "");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static byte[] form(String model, int bytes) {
    String text =
        String.join(
            "\r\n",
            "--xyz",
            "Content-Disposition: form-data; name=\"model\"",
            "",
            model,
            "--xyz",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.wav\"",
            "Content-Type: audio/wav",
            "",
            "0".repeat(bytes),
            "--xyz--",
            "");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private JsonObject onlyEntry() {
    return tenant.onlyEntry(conversation);
  }
}
