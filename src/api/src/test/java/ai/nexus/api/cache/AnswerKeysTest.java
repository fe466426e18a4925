package ai.nexus.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerKeysTest {

  private static final String PLAIN = "{\"model\":\"m\",\"messages\":[]%s}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"user\":\"u\"",
        ",\"metadata\":{\"conversation_id\":\"c\"}",
        ",\"safety_identifier\":\"s\"",
        ",\"prompt_cache_key\":\"p\"",
        ",\"prompt_cache_retention\":\"24h\"",
        ",\"store\":false",
        ",\"store\":null"
      })
  void leavesOutWhatChangesNoAnswerOfOpenAis(String member) {
    assertThat(chat(member)).isPresent().isEqualTo(chat(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"stream\":true",
        ",\"stream_options\":{\"include_usage\":true}",
        ",\"temperature\":0",
        ",\"seed\":1",
        ",\"service_tier\":\"flex\"",
        ",\"tools\":[]",
        ",\"not_yet_invented\":{\"user\":\"u\"}"
      })
  void countsEveryOtherMember(String member) {
    assertThat(chat(member)).isPresent().isNotEqualTo(chat(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"store\":true",
        ",\"store\":\"yes\"",
        ",\"store\":false,\"store\":true",
        ",\"background\":true",
        ",\"previous_response_id\":\"resp_1\"",
        ",\"conversation\":\"conv_1\"",
        ",\"container\":\"c\""
      })
  void hasNoneForWhatLeavesSomethingBehindOrGoesOnFromIt(String member) {
    assertThat(chat(member)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "'\"store\":null,', false",
    "'\"store\":true,', false",
    "'\"store\":false,', true"
  })
  void aResponseHasOneOnlyWhereItIsNotStored(String member, boolean has) {
    String body = "{%s\"model\":\"m\",\"input\":\"hi\"}".formatted(member);

    assertThat(key(Operation.RESPONSES, body).isPresent()).isEqualTo(has);
  }

  @Test
  void aResponseRepeatsItsMetadata() {
    String body = "{\"store\":false,\"model\":\"m\",\"input\":\"hi\",\"metadata\":{\"a\":\"%s\"}}";

    assertThat(key(Operation.RESPONSES, body.formatted("1")))
        .isNotEqualTo(key(Operation.RESPONSES, body.formatted("2")));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "IMAGE_GENERATIONS",
        "IMAGE_EDITS",
        "SPEECH",
        "TRANSCRIPTIONS",
        "REALTIME",
        "COUNT_MESSAGE_TOKENS",
        "COUNT_TOKENS"
      })
  void hasNoneForWhatIsNoText(Operation operation) {
    assertThat(key(operation, PLAIN.formatted(""))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "COMPLETIONS",
        "EMBEDDINGS",
        "MODERATIONS",
        "RERANK",
        "GENERATE_CONTENT",
        "STREAM_GENERATE_CONTENT",
        "EMBED_CONTENT"
      })
  void operationsHaveKeysOfTheirOwn(Operation operation) {
    String body = "{\"model\":\"m\",\"messages\":[],\"prompt\":\"\"}";

    assertThat(key(operation, body))
        .isPresent()
        .isNotEqualTo(key(Operation.BATCH_EMBED_CONTENTS, body));
  }

  @Test
  void countsWhoAsksUnlessAnswersAreShared() {
    Asked one = asked("one", List.of());
    Asked other = asked("other", List.of());

    assertThat(key(CacheConfig.Scope.KEY, one)).isNotEqualTo(key(CacheConfig.Scope.KEY, other));
    assertThat(key(CacheConfig.Scope.SHARED, one)).isEqualTo(key(CacheConfig.Scope.SHARED, other));
  }

  @Test
  void countsAllProvidersTheirModelsAndTheCataloguesRevision() {
    AnswerKeys keys = new AnswerKeys(CacheConfig.Scope.SHARED);
    Asked asked = Asked.chat(PLAIN.formatted(""));
    Target target = Asked.target(1, "up");

    assertThat(
            List.of(
                keys.of(asked.exchange(), asked.ask(), List.of(target), 1),
                keys.of(asked.exchange(), asked.ask(), List.of(target), 2),
                keys.of(asked.exchange(), asked.ask(), List.of(Asked.target(2, "up")), 1),
                keys.of(asked.exchange(), asked.ask(), List.of(target, Asked.target(2, "up")), 1),
                keys.of(asked.exchange(), asked.ask(), List.of(Asked.target(1, "other")), 1)))
        .doesNotHaveDuplicates();
  }

  @Test
  void countsTheHeadersThatGoUpstreamButNotTheRequestsOwn() {
    Asked plain = asked("one", List.of());
    Asked beta = asked("one", List.of(Map.entry("openai-beta", "x")));
    Asked traced =
        asked("one", List.of(Map.entry("traceparent", "t"), Map.entry("idempotency-key", "i")));

    assertThat(beta.key()).isNotEqualTo(plain.key());
    assertThat(traced.key()).isEqualTo(plain.key());
  }

  private static Asked asked(String keyHash, List<Map.Entry<String, String>> headers) {
    return Asked.of(Operation.CHAT_COMPLETIONS, PLAIN.formatted(""), keyHash, headers);
  }

  private static Optional<AnswerKey> key(CacheConfig.Scope scope, Asked asked) {
    return new AnswerKeys(scope).of(asked.exchange(), asked.ask(), List.of(asked.target()), 1);
  }

  private static Optional<AnswerKey> chat(String members) {
    return Asked.chat(PLAIN.formatted(members)).key();
  }

  private static Optional<AnswerKey> key(Operation operation, String body) {
    return Asked.of(operation, body, "one", List.of()).key();
  }
}
