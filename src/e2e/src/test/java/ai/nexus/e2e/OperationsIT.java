package ai.nexus.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.e2e.support.Gateway;
import ai.nexus.e2e.support.GatewayExtension;
import ai.nexus.e2e.support.JsonText;
import ai.nexus.e2e.support.Tenant;
import ai.nexus.testkit.provider.ChatAnswer;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.audio.speech.SpeechCreateParams;
import com.openai.models.audio.transcriptions.Transcription;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What OpenAI's SDK asks for beside chats, and what a ledger keeps of it. */
@ExtendWith(GatewayExtension.class)
class OperationsIT {

  private static final ChatAnswer HELLO = ChatAnswer.of("one two three");
  private static final String CONVERSATION = "X-Conversation-Id";

  private final Gateway gateway;
  private final Tenant tenant;
  private final OpenAIClient client;
  private final String conversation = Tenant.conversation();

  OperationsIT(Gateway gateway) {
    this.gateway = gateway;
    this.tenant = gateway.tenant().serve(HELLO);
    this.client = client(tenant);
  }

  @Test
  void embed() {
    CreateEmbeddingResponse answer =
        client
            .embeddings()
            .create(
                EmbeddingCreateParams.builder()
                    .model(tenant.model())
                    .inputOfArrayOfStrings(List.of("one two", "three"))
                    .putAdditionalHeader(CONVERSATION, conversation)
                    .build());

    assertThat(answer.validate().data()).hasSize(2);
    JsonObject entry = assertRecorded("embeddings", "reported");
    assertThat(entry.getInt("input_tokens")).isEqualTo((int) answer.usage().promptTokens());
    assertThat(entry.getInt("output_tokens")).isZero();
  }

  @Test
  void completeAPromptInAStream() {
    List<Completion> chunks;
    try (StreamResponse<Completion> stream =
        client
            .completions()
            .createStreaming(
                CompletionCreateParams.builder()
                    .model(tenant.model())
                    .prompt("hi")
                    .putAdditionalHeader(CONVERSATION, conversation)
                    .build())) {
      chunks = stream.stream().toList();
    }

    assertThat(chunks).hasSizeGreaterThan(2).noneMatch(chunk -> chunk.choices().isEmpty());
    assertThat(assertRecorded("completions", "reported").getInt("output_tokens")).isEqualTo(3);
  }

  @Test
  void moderate() {
    var answer =
        client
            .moderations()
            .create(
                ModerationCreateParams.builder()
                    .model(tenant.model())
                    .input("harmless")
                    .putAdditionalHeader(CONVERSATION, conversation)
                    .build());

    assertThat(answer.validate().results()).hasSize(1);
    assertRecorded("moderations", "none");
  }

  @Test
  void makeAnImage() {
    ImagesResponse answer =
        client
            .images()
            .generate(
                ImageGenerateParams.builder()
                    .model(tenant.model())
                    .prompt("a point")
                    .putAdditionalHeader(CONVERSATION, conversation)
                    .build());

    assertThat(answer.data().orElseThrow()).hasSize(1);
    assertThat(assertRecorded("images.generations", "reported").getInt("output_tokens"))
        .isEqualTo(272);
  }

  @Test
  void editAnImageThatIsSentAsAForm() {
    ImagesResponse answer =
        client
            .images()
            .edit(
                ImageEditParams.builder()
                    .model(tenant.model())
                    .prompt("another point")
                    .image(
                        MultipartField.<ImageEditParams.Image>builder()
                            .value(ImageEditParams.Image.ofInputStream(stream("PNG")))
                            .filename("point.png")
                            .contentType("image/png")
                            .build())
                    .putAdditionalHeader(CONVERSATION, conversation)
                    .build());

    assertThat(answer.data().orElseThrow()).hasSize(1);
    assertRecorded("images.edits", "reported");
  }

  @Test
  void speak() throws IOException {
    byte[] sound;
    try (HttpResponse answer =
            client
                .audio()
                .speech()
                .create(
                    SpeechCreateParams.builder()
                        .model(tenant.model())
                        .input("one two three")
                        .voice("alloy")
                        .putAdditionalHeader(CONVERSATION, conversation)
                        .build());
        InputStream body = answer.body()) {
      sound = body.readAllBytes();
      assertThat(answer.headers().values("content-type")).containsExactly("audio/mpeg");
    }

    assertThat(sound).isNotEmpty();
    assertRecorded("audio.speech", "none");
  }

  @Test
  void transcribeAFileOfSomeMegabytes() {
    String upstream = "upstream-" + UUID.randomUUID();
    String alias = "alias-" + UUID.randomUUID();
    gateway.upstream().serve(upstream, HELLO);
    gateway.admin().createModel(tenant.providerId(), alias, upstream);
    byte[] sound = new byte[3 << 20];

    Transcription answer =
        Awaitility.await()
            .ignoreException(NotFoundException.class)
            .until(() -> transcribe(alias, sound), done -> true);

    assertThat(answer.text()).isEqualTo("one two three");
    List<JsonObject> entries = tenant.entries(conversation);
    JsonObject entry = entries.get(entries.size() - 1);
    assertThat(entry.getString("endpoint")).isEqualTo("audio.transcriptions");
    assertThat(entry.getInt("input_audio_tokens")).isEqualTo(sound.length);
  }

  private Transcription transcribe(String model, byte[] sound) {
    return client
        .audio()
        .transcriptions()
        .create(
            TranscriptionCreateParams.builder()
                .file(file("speech.wav", sound))
                .model(model)
                .putAdditionalHeader(CONVERSATION, conversation)
                .build())
        .asTranscription();
  }

  @Test
  void rerank() {
    String body =
        Json.createObjectBuilder()
            .add("model", tenant.model())
            .add("query", "one")
            .add("documents", Json.createArrayBuilder().add("one").add("two"))
            .build()
            .toString();

    var answer =
        tenant
            .chat()
            .send(
                "POST",
                "/v1/rerank",
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json",
                CONVERSATION,
                conversation);

    assertThat(JsonText.object(answer.body()).getJsonArray("results")).hasSize(2);
    assertRecorded("rerank", "reported");
  }

  @Test
  void passAResponseOnAndFindItAgain() {
    Tenant withResponses = gateway.tenantOfPreset("groq").serve(HELLO);
    OpenAIClient other = client(withResponses);

    Response made = other.responses().create(askForResponse(withResponses));
    Response found = other.responses().retrieve(made.id());
    other.responses().delete(made.id());

    assertThat(found.id()).isEqualTo(made.id());
    assertThat(withResponses.received()).hasSize(1);
    assertThat(withResponses.received().get(0).path()).isEqualTo("/v1/responses");
    assertThatThrownBy(() -> other.responses().retrieve(made.id()))
        .isInstanceOf(NotFoundException.class);
    assertThat(withResponses.onlyEntry(conversation).getInt("output_tokens")).isEqualTo(3);
  }

  @Test
  void streamAResponse() {
    Tenant withResponses = gateway.tenantOfPreset("groq").serve(HELLO);

    List<ResponseStreamEvent> events;
    try (StreamResponse<ResponseStreamEvent> stream =
        client(withResponses).responses().createStreaming(askForResponse(withResponses))) {
      events = stream.stream().toList();
    }

    assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
    assertThat(withResponses.onlyEntry(conversation).getString("source")).isEqualTo("reported");
  }

  @Test
  void makeAResponseOfAChat() {
    ResponseCreateParams asking =
        askForResponse(tenant).toBuilder().instructions("Be brief.").maxOutputTokens(50).build();

    Response made = client.responses().create(asking);

    assertThat(made.validate().output()).hasSize(1);
    assertThat(made.instructions().orElseThrow().asString()).isEqualTo("Be brief.");
    assertThat(made.maxOutputTokens()).hasValue(50L);
    assertThat(made.temperature()).hasValue(1.0);
    assertThat(tenant.onlyReceived().path()).isEqualTo("/v1/chat/completions");
    assertRecorded("responses", "reported");
  }

  @Test
  void makeAChatOfAResponse() {
    Tenant prefers = gateway.tenant("openai-responses").serve(HELLO);

    var answer = prefers.chat().complete(prefers.question("hi"), CONVERSATION, conversation);

    assertThat(answer.body()).contains("one two three");
    assertThat(prefers.onlyReceived().path()).isEqualTo("/v1/responses");
    assertThat(prefers.onlyEntry(conversation).getString("source")).isEqualTo("reported");
  }

  @Test
  void areRefusedWhereTheProviderSpeaksOtherwise() {
    Tenant other = gateway.tenant("anthropic").serve(HELLO);

    assertThatThrownBy(
            () ->
                client(other)
                    .embeddings()
                    .create(
                        EmbeddingCreateParams.builder().model(other.model()).input("x").build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("anthropic");
    assertThat(other.received()).isEmpty();
  }

  private static MultipartField<InputStream> file(String name, byte[] content) {
    return MultipartField.<InputStream>builder()
        .value(new ByteArrayInputStream(content))
        .filename(name)
        .build();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private ResponseCreateParams askForResponse(Tenant of) {
    return ResponseCreateParams.builder()
        .model(of.model())
        .input("hi")
        .putAdditionalHeader(CONVERSATION, conversation)
        .build();
  }

  private JsonObject assertRecorded(String endpoint, String source) {
    JsonObject entry = tenant.onlyEntry(conversation);
    assertThat(entry.getString("endpoint")).isEqualTo(endpoint);
    assertThat(entry.getString("outcome")).isEqualTo("completed");
    assertThat(entry.getString("source")).isEqualTo(source);
    return entry;
  }

  private OpenAIClient client(Tenant of) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(gateway.api() + "/v1")
        .apiKey(of.key())
        .maxRetries(0)
        .build();
  }
}
