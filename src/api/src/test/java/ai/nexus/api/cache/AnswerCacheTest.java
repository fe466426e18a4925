package ai.nexus.api.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.nexus.api.exchange.Exchange;
import ai.nexus.api.exchange.Transcript;
import ai.nexus.api.relay.AnswerHead;
import ai.nexus.api.relay.Downstream;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.core.usage.Outcome;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.Operation;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.TextSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From what a provider sends to what the next client gets, by a clock that the test moves. */
class AnswerCacheTest {

  private static final String BODY = "{\"model\":\"m\",\"messages\":[]}";
  private static final String STREAMED = "{\"model\":\"m\",\"messages\":[],\"stream\":true}";
  private static final int LONGEST = 2000;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final AtomicLong revision = new AtomicLong(1);
  private final AnswerStore store = new AnswerStore(10_000, now::get);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AnswerCache cache =
      new AnswerCache(
          new CacheConfig(true, Duration.ofMinutes(10), 10_000, LONGEST, CacheConfig.Scope.KEY),
          store,
          revision::get,
          (caller, model) -> List.of(Asked.target(1, "up"), Asked.target(2, "up")),
          () -> Runnable::run,
          timer,
          Duration.ofMillis(20));

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void givesAWholeAnswerAgain() {
    CollectingDownstream first = answered(BODY, "one");

    CollectingDownstream again = hit(Asked.chat(BODY));

    assertThat(first.header("x-nexus-cache")).isEqualTo("miss");
    assertThat(first.header("Age")).isEqualTo("none");
    assertThat(again.text()).isEqualTo("one").isEqualTo(first.text());
    assertThat(again.ended()).isTrue();
    assertThat(again.header("x-nexus-cache")).isEqualTo("hit");
    assertThat(again.header("Age")).isEqualTo("0");
  }

  @Test
  void givesAStreamAgainWithoutTheHeartbeatsOfTheFirst() {
    Asked asked = Asked.chat(STREAMED);
    Downstream recorder = miss(asked, new CollectingDownstream());
    recorder.begin(head(200, "text/event-stream"));
    recorder.event(slice("data: 1\n\n"), slice("1"));
    recorder.heartbeat();
    recorder.event(slice("data: 2\n\n"), slice("2"));
    asked.exchange().finish(Outcome.COMPLETED, 200, Optional.empty());
    recorder.endStream(slice("data: [DONE]\n\n"), slice("[DONE]"));

    CollectingDownstream again = hit(Asked.chat(STREAMED));

    assertThat(again.text()).isEqualTo("data: 1\n\ndata: 2\n\ndata: [DONE]\n\n");
  }

  @Test
  void leavesItToTheFirstClientHowAStreamThatBreaksOffIsEnded() {
    CollectingDownstream client = new CollectingDownstream();
    Downstream.FailureEvents words = (dialect, told) -> new byte[0];

    miss(Asked.chat(STREAMED), client).begin(head(200, "text/event-stream"), words);

    assertThat(client.failureEvents()).containsSame(words);
    assertThat(client.header("x-nexus-cache")).isEqualTo("miss");
  }

  @Test
  void leavesOutTheProvidersHeadersAndKeepsItsOwn() {
    answered(BODY, "one");

    CollectingDownstream again = hit(Asked.chat(BODY));

    assertThat(again.header("x-ratelimit-remaining")).isEqualTo("none");
    assertThat(again.header("x-nexus-dropped")).isEqualTo("seed");
  }

  @Test
  void aHitIsCompletedAndUsesNothingOfWhatIsKnown() {
    answered(BODY, "one");
    Asked asked = Asked.chat(BODY);

    hit(asked);

    Exchange exchange = asked.exchange();
    assertThat(exchange.isCached()).isTrue();
    assertThat(exchange.isFinished()).isTrue();
    assertThat(exchange.attempts().count()).isZero();
    assertThat(exchange.usage().tokens())
        .isEqualTo(TokenUsage.builder().set(TokenKind.INPUT, 0).set(TokenKind.OUTPUT, 0).build());
    assertThat(exchange.usage().raw()).contains("{}");
  }

  @Test
  void theMessageStoreHasAHitAsItHadTheFirst() {
    Asked first = Asked.chat(BODY);
    Transcript transcript = new Transcript(1000);
    first.exchange().keepTranscript(Optional.of(transcript));
    transcript.body("one".getBytes(StandardCharsets.UTF_8), 0, 3);
    answer(first, new CollectingDownstream(), "one");
    Asked second = Asked.chat(BODY);

    hit(second);

    assertThat(second.exchange().transcript().orElseThrow().body()).isEqualTo("one");
  }

  @Test
  void anAnswerEndsWithItsTime() {
    answered(BODY, "one");

    now.addAndGet(Duration.ofSeconds(599).toNanos());
    CollectingDownstream late = hit(Asked.chat(BODY));
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(late.header("Age")).isEqualTo("599");
    miss(Asked.chat(BODY), new CollectingDownstream());
    store.tidy();
    assertThat(store.state().answers()).isZero();
    assertThat(store.state().bytes()).isZero();
  }

  @Test
  void aRequestShortensTheTimeOfItsAnswerAndCannotLengthenIt() {
    answer(Asked.chat(BODY).saying("", "ttl=5"), new CollectingDownstream(), "short");
    answer(Asked.chat(STREAMED).saying("", "ttl=100000"), new CollectingDownstream(), "long");

    now.addAndGet(Duration.ofSeconds(5).toNanos());
    miss(Asked.chat(BODY), new CollectingDownstream());
    now.addAndGet(Duration.ofSeconds(594).toNanos());
    hit(Asked.chat(STREAMED));
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    miss(Asked.chat(STREAMED), new CollectingDownstream());
  }

  @Test
  void maxAgeTakesOnlyAYoungerAnswer() {
    answered(BODY, "one");
    now.addAndGet(Duration.ofSeconds(30).toNanos());

    hit(Asked.chat(BODY).saying("max-age=31", ""));
    miss(Asked.chat(BODY).saying("max-age=30", ""), new CollectingDownstream());
  }

  @Test
  void refreshPutsAnotherAnswerInThePlaceOfTheFirst() {
    answered(BODY, "one");

    CollectingDownstream asked = new CollectingDownstream();
    answer(Asked.chat(BODY).saying("no-cache", ""), asked, "two");

    assertThat(asked.header("x-nexus-cache")).isEqualTo("miss");
    assertThat(hit(Asked.chat(BODY)).text()).isEqualTo("two");
  }

  @Test
  void offNeitherLooksUpNorKeeps() {
    CollectingDownstream client = new CollectingDownstream();
    answer(Asked.chat(BODY).saying("", "off"), client, "one");

    assertThat(client.header("x-nexus-cache")).isEqualTo("bypass");
    miss(Asked.chat(BODY), new CollectingDownstream());
    assertThat(store.state()).isEqualTo(new CacheState(0, 0, 0, 1));
  }

  @Test
  void onlyIfCachedIsRefusedWhereThereIsNone() {
    Asked asked = Asked.chat(BODY).saying("only-if-cached", "");

    assertThatThrownBy(
            () -> cache.answer(asked.exchange(), asked.ask(), new CollectingDownstream()))
        .isInstanceOfSatisfying(
            GatewayException.class,
            refused -> assertThat(refused.failure()).isEqualTo(Failure.NOT_CACHED));
    answered(BODY, "one");
    hit(Asked.chat(BODY).saying("only-if-cached", ""));
  }

  @Test
  void anEditOfTheCatalogueMakesAnswersUnreachable() {
    answered(BODY, "one");

    revision.set(2);

    miss(Asked.chat(BODY), new CollectingDownstream());
  }

  @Test
  void keepsNothingThatWasNoWholeAnswer() {
    Downstream failed = recorded(Outcome.UPSTREAM_ERROR, 200);
    failed.end();
    Downstream told = recorded(Outcome.COMPLETED, 201);
    told.end();
    Downstream cut = recorded(Outcome.COMPLETED, 200);
    cut.fail(new GatewayException(Failure.UPSTREAM_BROKEN, "cut"), true);
    Downstream left = recorded(Outcome.CLIENT_CLOSED, 200);
    left.abandon();
    left.end();

    assertThat(store.state().answers()).isZero();
  }

  @Test
  void keepsTheAnswerOfAnyOfItsTargetsAndSaysWhoseItIs() {
    Asked asked = Asked.chat(BODY);
    Downstream recorder = miss(asked, new CollectingDownstream());
    asked.exchange().routed(Asked.target(2, "up"));
    send(asked, recorder, "one");
    Asked again = Asked.chat(BODY);

    hit(again);

    assertThat(again.exchange().target()).contains(Asked.target(2, "up"));
  }

  @Test
  void keepsNoAnswerOfAModelThatItFellBackOn() {
    Asked asked = Asked.chat(BODY);
    Downstream recorder = miss(asked, new CollectingDownstream());
    asked.exchange().routed(Asked.target(2, "fallback"));
    send(asked, recorder, "one");

    miss(Asked.chat(BODY), new CollectingDownstream());
  }

  @Test
  void passesOnALongAnswerAndDoesNotKeepIt() {
    String longer = "x".repeat(LONGEST + 1);

    CollectingDownstream client = answered(BODY, longer);

    assertThat(client.text()).isEqualTo(longer);
    miss(Asked.chat(BODY), new CollectingDownstream());
    answered(BODY, "x".repeat(LONGEST));
    hit(Asked.chat(BODY));
  }

  @Test
  void keepsNoMoreInAllThanItMay() {
    for (int i = 0; i < 50; i++) {
      answered("{\"model\":\"m\",\"messages\":[],\"seed\":" + i + "}", "x".repeat(1000));
    }

    store.tidy();
    assertThat(store.state().bytes()).isBetween(1500L, 10_000L);
    assertThat(store.state().answers()).isBetween(1L, 6L);
    store.clear();
    assertThat(store.state().bytes()).isZero();
  }

  @Test
  void answersUnderWayTakeNoMoreRoomThanThereIs() {
    Asked one = Asked.chat(BODY);
    Asked other = Asked.chat(STREAMED);
    Downstream first = miss(one, new CollectingDownstream());
    Downstream second = miss(other, new CollectingDownstream());
    first.begin(head(200, "application/json"));
    second.begin(head(200, "application/json"));
    body(first, "x".repeat(1500));
    body(second, "x".repeat(1500));
    other.exchange().finish(Outcome.COMPLETED, 200, Optional.empty());
    second.end();
    one.exchange().finish(Outcome.COMPLETED, 200, Optional.empty());
    first.end();

    hit(Asked.chat(BODY));
    miss(Asked.chat(STREAMED), new CollectingDownstream());
    answered(STREAMED, "x".repeat(1500));
    hit(Asked.chat(STREAMED));
  }

  @Test
  void letsGoOfAClientThatDoesNotTakeItsAnswer() {
    answered(BODY, "one");
    CollectingDownstream slow = new CollectingDownstream().stalling();
    Asked asked = Asked.chat(BODY);

    assertThat(cache.answer(asked.exchange(), asked.ask(), slow)).isEmpty();

    await().until(slow::abandoned);
  }

  @Test
  void hasNoPartInWhatDidNotComeByHttp() {
    answered(BODY, "one");
    Asked asked = Asked.bySocket(Operation.CHAT_COMPLETIONS, BODY, "one", List.of());
    CollectingDownstream client = new CollectingDownstream();

    Optional<Downstream> next = cache.answer(asked.exchange(), asked.ask(), client);

    assertThat(next).containsSame(client);
    assertThat(store.state().hits()).isZero();
  }

  private Downstream recorded(Outcome outcome, int status) {
    Asked asked = Asked.chat(BODY);
    Downstream recorder = miss(asked, new CollectingDownstream());
    recorder.begin(head(status, "application/json"));
    body(recorder, "{}");
    asked.exchange().finish(outcome, status, Optional.empty());
    return recorder;
  }

  private CollectingDownstream answered(String body, String text) {
    CollectingDownstream client = new CollectingDownstream();
    answer(Asked.chat(body), client, text);
    return client;
  }

  private void answer(Asked asked, CollectingDownstream client, String text) {
    send(asked, miss(asked, client), text);
  }

  private static void send(Asked asked, Downstream to, String text) {
    to.begin(head(200, "application/json"));
    body(to, text);
    asked
        .exchange()
        .told(new UsageReport(TokenUsage.of(5, 7), Optional.of("{}")), new TextSample("", 0));
    asked.exchange().finish(Outcome.COMPLETED, 200, Optional.empty());
    to.end();
  }

  private Downstream miss(Asked asked, CollectingDownstream client) {
    return cache
        .answer(asked.exchange(), asked.ask(), client)
        .orElseThrow(() -> new AssertionError("it was answered from the cache"));
  }

  private CollectingDownstream hit(Asked asked) {
    CollectingDownstream client = new CollectingDownstream();
    assertThat(cache.answer(asked.exchange(), asked.ask(), client)).isEmpty();
    return client;
  }

  private static AnswerHead head(int status, String contentType) {
    return new AnswerHead(
        status,
        contentType,
        List.of(Map.entry("x-ratelimit-remaining", "9"), Map.entry("x-nexus-dropped", "seed")),
        OptionalLong.empty(),
        false);
  }

  private static void body(Downstream to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.body(bytes, 0, bytes.length);
  }

  private static Slice slice(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
