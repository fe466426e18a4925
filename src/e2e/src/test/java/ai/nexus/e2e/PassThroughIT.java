package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.e2e.support.Chat;
import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import ai.nexus.testkit.provider.Framing;
import ai.nexus.testkit.provider.Scripts;
import ai.nexus.testkit.provider.UsageReport;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes up and comes down is what was sent, byte for byte. */
@ExtendWith(GatewayExtension.class)
class PassThroughIT {

  private static final ChatAnswer ANSWER = ChatAnswer.of("Grüße, 你好, 👋🏽 and good bye");

  private final Gateway gateway;

  PassThroughIT(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aRequestReachesTheProviderByteForByte() {
    Tenant tenant = gateway.tenant().serve(ANSWER);
    tenant.upstream().tolerate(tenant.model());
    byte[] odd =
        """
        { "zebra" : 1.50, "model" :"%s" ,"temperature": 7E-1, "big":12345678901234567890.000,
          "messages":[ {"role":"user","content":"lone \\ud800 surrogate \\u0041 \\/ 你好"} ],
          "nested":{"model":"other","stream":true}, "n":null,"alpha":[ ] }
        """
            .formatted(tenant.model())
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<byte[]> answer = tenant.chat().completeBytes(odd);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(tenant.onlyReceived().body()).isEqualTo(odd);
  }

  @Test
  void aJsonAnswerComesBackByteForByte() {
    byte[] odd =
        ("{ \"id\":\"x\", \"extra\":{\"a\":1.0e0}, \"choices\":[{\"message\":{\"content\":\"\\ud83d\"}}],"
                + "\n\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3} }\n")
            .getBytes(StandardCharsets.UTF_8);
    Tenant tenant =
        gateway
            .tenant()
            .serve(Scripts.fixed(200, "application/json", odd, Map.of("x-vendor", "kept")));

    HttpResponse<byte[]> answer =
        tenant.chat().completeBytes(tenant.question("hi").getBytes(StandardCharsets.UTF_8));

    assertThat(answer.body()).isEqualTo(odd);
    assertThat(answer.headers().firstValue("x-vendor")).hasValue("kept");
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
  }

  /** These go by JAX-RS; the plain path and its like are taken before it. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/chat/completions/", "/chat/completions;a=b"})
  void anAnswerIsTheSameWhereOnlyJaxRsKnowsThePath(String path) {
    byte[] fixed = "{\"id\":\"x\",\"choices\":[]}".getBytes(StandardCharsets.UTF_8);
    Tenant tenant = gateway.tenant().serve(Scripts.fixed(200, "application/json", fixed, Map.of()));
    String[] json = {"Content-Type", "application/json"};
    HttpResponse<String> plain = tenant.chat().complete(tenant.question("hi"));

    HttpResponse<String> other =
        tenant.chat().send("POST", path, BodyPublishers.ofString(tenant.question("hi")), json);

    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(plain.body());
    assertThat(other.headers().map().keySet()).isEqualTo(plain.headers().map().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/chat/completions", "/v1/chat/completions/"})
  void aRequestWithoutAKeyIsRefusedOnEitherWay(String path) {
    HttpResponse<String> refused =
        new Chat(gateway.api(), "").send("POST", path, BodyPublishers.ofString("{}"));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("You did not send a key", "\"type\"");
    assertThat(refused.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(refused.headers().firstValue("x-should-retry")).hasValue("false");
  }

  @Test
  void usageIsAskedForAndWithheldFromAClientThatDidNotAsk() {
    Tenant tenant = gateway.tenant().serve(ANSWER);

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(tenant.onlyReceived().bodyText()).contains("\"include_usage\":true");
    assertThat(answer.body())
        .doesNotContain("usage", "\"choices\":[]")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void usageReachesAClientThatAsked() {
    Tenant tenant = gateway.tenant().serve(ANSWER);

    HttpResponse<String> answer =
        tenant.chat().complete(asking(tenant, "{\"include_usage\":true}"));

    String[] events = Chat.data(answer.body());
    assertThat(events[events.length - 2]).contains("\"choices\":[],\"usage\":{\"prompt_tokens\":1");
    assertThat(events[0]).contains("\"usage\":null");
  }

  @Test
  void otherStreamOptionsStay() {
    Tenant tenant = gateway.tenant().serve(ANSWER);

    tenant
        .chat()
        .complete(asking(tenant, "{\"include_usage\":false,\"include_obfuscation\":false}"));

    assertThat(tenant.onlyReceived().bodyText())
        .contains("\"include_usage\":true", "\"include_obfuscation\":false");
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void anyFramingOfTheUpstreamWillDo(Framing framing) {
    Tenant tenant = gateway.tenant().serve(ANSWER.framed(framing));

    assertThat(tenant.chat().complete(tenant.streamQuestion("hi")).body()).contains("👋", "[DONE]");
    assertThat(tenant.chat().complete(tenant.question("hi")).body()).contains("Grüße, 你好, 👋🏽");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void packetsMayCutCharactersAndEvents(int packet) {
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of("你好👋").inPacketsOf(packet));

    String[] events = Chat.data(tenant.chat().complete(tenant.streamQuestion("hi")).body());

    assertThat(List.of(events)).hasSize(6).last().isEqualTo("[DONE]");
    assertThat(String.join("", events)).contains("\"你\"", "\"好\"", "\"👋\"");
  }

  @Test
  void commentsBeforeTheFirstEventDoNoHarm() {
    Tenant tenant = gateway.tenant().serve(ANSWER.after(": OPENROUTER PROCESSING\n\n: again\n\n"));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Grüße", "[DONE]");
  }

  @Test
  void usageInEveryChunkIsWithheldToo() {
    Tenant tenant = gateway.tenant().serve(ANSWER.reporting(UsageReport.EVERY_CHUNK));

    HttpResponse<String> answer = tenant.chat().complete(tenant.streamQuestion("hi"));

    assertThat(answer.body()).contains("Grüße", "[DONE]");
    assertThat(Chat.data(answer.body())).noneMatch(event -> event.contains("\"choices\":[],"));
  }

  @Test
  void streamsCarryTheHeadersThatSdksExpect() {
    Tenant tenant = gateway.tenant().serve(ANSWER);

    HttpResponse<String> answer =
        tenant.chat().complete(tenant.streamQuestion("hi"), "X-Request-Id", "my-own.id_1");

    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(answer.headers().firstValue("cache-control"))
        .hasValueSatisfying(cache -> assertThat(cache).contains("no-cache"));
    assertThat(answer.headers().firstValue("x-accel-buffering")).hasValue("no");
    assertThat(answer.headers().firstValue("x-request-id")).hasValue("my-own.id_1");
    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
  }

  @Test
  void aHugeAnswerComesWhole() {
    String text = "0123456 ".repeat(500_000);
    Tenant tenant = gateway.tenant().serve(ChatAnswer.of(text));

    HttpResponse<String> answer = tenant.chat().complete(tenant.question("hi"));

    assertThat(answer.body()).hasSizeGreaterThan(4_000_000).contains(text);
  }

  private static String asking(Tenant tenant, String options) {
    return tenant
        .streamQuestion("hi")
        .replace("\"stream\":true", "\"stream\":true,\"stream_options\":" + options);
  }
}
