package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.core.catalogue.KeyScheme;
import ai.nexus.wire.json.Slice;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleAccessTest {

  private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
  private static final KeyPair KEYS = keys();
  private static final Outgoing REQUEST =
      new Outgoing("POST", URI.create("https://x/y"), Optional.empty(), Slice.of(new byte[0]));

  private final TokenServer google = new TokenServer();
  private final SetClock clock = new SetClock();
  private final GoogleAccess access =
      new GoogleAccess(ServiceAccount.read(account(google.address())), Optional.empty(), clock);

  @AfterEach
  void stop() {
    google.close();
  }

  /** Stands still until it is moved. */
  private static final class SetClock extends Clock {

    private volatile Instant now = START;

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void fetchesATokenForASignedStatement() throws Exception {
    String shown = token();

    assertThat(shown).isEqualTo("Bearer token-1");
    Map<String, String> form = form(google.bodies().get(0));
    assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    List<String> parts = List.of(form.get("assertion").split("\\.", -1));
    assertThat(parts).hasSize(3);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(KEYS.getPublic());
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
    assertThat(json(parts.get(0)))
        .hasToString("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}");
    assertThat(json(parts.get(1)))
        .hasToString(
            "{\"iss\":\"me@p.iam.gserviceaccount.com\","
                + "\"scope\":\"https://www.googleapis.com/auth/cloud-platform\",\"aud\":\""
                + google.address()
                + "\",\"iat\":"
                + START.getEpochSecond()
                + ",\"exp\":"
                + START.plusSeconds(3600).getEpochSecond()
                + "}");
  }

  @Test
  void keepsATokenUntilFiveMinutesBeforeItsEnd() throws Exception {
    token();
    clock.move(Duration.ofMinutes(55).minusMillis(1));
    String late = token();
    clock.move(Duration.ofMillis(1));
    String next = token();

    assertThat(late).isEqualTo("Bearer token-1");
    assertThat(next).isEqualTo("Bearer token-2");
    assertThat(google.bodies()).hasSize(2);
  }

  @Test
  void fetchesOnceForAllThatWait() throws Exception {
    google.shut();
    List<CompletableFuture<Map<String, String>>> waiting =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> access.headers(REQUEST).toCompletableFuture())
            .toList();
    await().until(() -> google.bodies().size() == 1);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    google.open();

    for (CompletableFuture<Map<String, String>> headers : waiting) {
      assertThat(headers.get(10, TimeUnit.SECONDS))
          .containsEntry("authorization", "Bearer token-1");
    }
    assertThat(google.bodies()).hasSize(1);
  }

  @Test
  void oneThatGivesUpTakesTheTokenFromNobody() throws Exception {
    google.shut();
    CompletableFuture<Map<String, String>> first = access.headers(REQUEST).toCompletableFuture();
    CompletableFuture<Map<String, String>> second = access.headers(REQUEST).toCompletableFuture();

    first.cancel(true);
    google.open();

    assertThat(second.get(10, TimeUnit.SECONDS)).containsEntry("authorization", "Bearer token-1");
  }

  @Test
  void triesAgainASecondAfterAFailureAndNoSooner() throws Exception {
    google.refuse(400, "{\"error\":\"invalid_grant\",\"error_description\":\"hush\"}");

    assertThatThrownBy(this::token)
        .hasCauseInstanceOf(AccessException.class)
        .hasMessageContaining("status 400 invalid_grant")
        .hasMessageNotContaining("hush");
    google.give();
    clock.move(Duration.ofMillis(999));
    assertThatThrownBy(this::token).hasMessageContaining("invalid_grant");
    assertThat(google.bodies()).hasSize(1);
    clock.move(Duration.ofMillis(1));

    assertThat(token()).isEqualTo("Bearer token-2");
  }

  @Test
  void goesOnWithATokenThatHoldsWhereNoNewOneCanBeHad() throws Exception {
    token();
    google.refuse(503, "<html>");
    clock.move(Duration.ofMinutes(56));
    String old = token();
    clock.move(Duration.ofMinutes(4));

    assertThat(old).isEqualTo("Bearer token-1");
    assertThatThrownBy(this::token).hasMessageContaining("status 503");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "not json", "{\"access_token\":7}"})
  void tellsOfAnAnswerWithoutToken(String body) {
    google.say(body);

    assertThatThrownBy(this::token).hasCauseInstanceOf(AccessException.class);
  }

  @Test
  void tellsThatNobodyAnswers() {
    google.close();

    assertThatThrownBy(this::token)
        .hasCauseInstanceOf(AccessException.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void asksThroughTheProxy() throws Exception {
    Access proxied =
        Access.of(
            KeyScheme.GOOGLE_SERVICE_ACCOUNT,
            Optional.of(account("http://localhost:1/token")),
            Map.of(),
            Optional.of(URI.create("http://127.0.0.1:" + google.port())));

    Map<String, String> headers =
        proxied.headers(REQUEST).toCompletableFuture().get(10, TimeUnit.SECONDS);

    assertThat(headers).containsEntry("authorization", "Bearer token-1");
    assertThat(google.targets()).containsExactly("http://localhost:1/token");
  }

  @ParameterizedTest
  @CsvSource({"socks5://p:1", "https://p:1", "http://user:hush@p:1"})
  void refusesAProxyThatItCannotUse(String proxy) {
    ServiceAccount account = ServiceAccount.read(account(google.address()));

    assertThatThrownBy(() -> new GoogleAccess(account, Optional.of(URI.create(proxy)), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http proxy")
        .hasMessageNotContaining("hush");
  }

  @Test
  void showsNoSecret() throws Exception {
    token();

    assertThat(access.toString()).isEqualTo("GoogleAccess[me@p.iam.gserviceaccount.com]");
    assertThat(Token.of("hush", START, Duration.ofHours(1)).toString()).doesNotContain("hush");
  }

  @Test
  void replacesAShortTokenInTheMiddleOfItsLife() {
    Token token = Token.of("t", START, Duration.ofMinutes(4));

    assertThat(token.freshUntil()).isEqualTo(START.plus(Duration.ofMinutes(2)));
  }

  private String token() throws InterruptedException, ExecutionException, TimeoutException {
    return access
        .headers(REQUEST)
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS)
        .get("authorization");
  }

  static String account(String tokenUri) {
    return Json.createObjectBuilder()
        .add("type", "service_account")
        .add("client_email", "me@p.iam.gserviceaccount.com")
        .add("private_key_id", "key-1")
        .add("private_key", pem())
        .add("token_uri", tokenUri)
        .build()
        .toString();
  }

  private static String pem() {
    String base64 = Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&", -1))
        .map(field -> List.of(field.split("=", 2)))
        .collect(
            Collectors.toMap(
                field -> field.get(0), field -> URLDecoder.decode(field.get(1), UTF_8)));
  }

  private static JsonObject json(String base64) {
    String text = new String(Base64.getUrlDecoder().decode(base64), UTF_8);
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
