package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatStreamFilterTest {

  private static final String USAGE =
      "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";

  private final Recorder client = new Recorder();
  private ChatStreamFilter filter = new ChatStreamFilter(false, Optional.empty(), 4096);

  @Test
  void handsOnEventsAsTheyCame() {
    String stream =
        ": ping\n\nevent: x\r\nid: 7\r\ndata:{\"choices\": [ ]}\r\n\r\n:c\ndata: {}\n\n";

    feed(stream);

    assertThat(client.raw()).isEqualTo(stream);
    assertThat(client.data()).containsExactly("", "{\"choices\": [ ]}", "{}");
  }

  @Test
  void doesNotCopyWhatItHandsOn() {
    byte[] piece = "data: {}\n\n".getBytes(UTF_8);

    filter.feed(
        piece,
        0,
        piece.length,
        (raw, data) -> {
          assertThat(raw.array()).isSameAs(piece);
          assertThat(data).isEqualTo(new Slice(piece, 6, 2));
        });

    assertThat(filter.sawData()).isTrue();
  }

  @Test
  void joinsDataLines() {
    feed("data: {\"choices\":\ndata: []}\n\n");

    assertThat(client.data()).containsExactly("{\"choices\":\n[]}");
    assertThat(client.raw()).isEqualTo("data: {\"choices\":\ndata: []}\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data: [DONE]", "data:[DONE]", "data:  [DONE] ", "event: e\ndata: [DONE]"})
  void keepsDoneToItselfAndIgnoresWhatFollows(String done) {
    feed(done + "\n\ndata: {}\n\n");
    feed("data: {}\n\n");

    assertThat(filter.done()).isTrue();
    assertThat(filter.sawData()).isFalse();
    assertThat(filter.endOfInput()).isFalse();
    assertThat(client.raw()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data:", "data", "data: ", "event: ping", "retry: 5", "id: 1\ndata:"})
  void dropsEventsWithoutAPayload(String event) {
    feed(event + "\n\n");

    assertThat(client.raw()).isEmpty();
    assertThat(filter.malformed()).isZero();
    assertThat(filter.sawData()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{}}", "oops", "[DONE] ok", "7", "[]", "\"s\"", "{\"a\":\"\\x\"}"})
  void dropsAndCountsWhatIsNoJsonObject(String payload) {
    feed("data: " + payload + "\n\n");

    assertThat(filter.malformed()).isEqualTo(1);
    assertThat(filter.sawData()).isFalse();
    assertThat(client.raw()).isEmpty();
  }

  @Test
  void notesNothingOfABrokenEvent() {
    feed("data: {\"usage\":{\"prompt_tokens\":5},\"choices\":[{\"text\":\"abc\"}],\n\n");

    assertThat(filter.usage()).isEqualTo(UsageReport.NONE);
    assertThat(filter.text()).isEqualTo(new TextSample("", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"message\":\"m\"}", "\"boom\"", "true", "1", "0.5", "[]", "{}"})
  void keepsAnErrorAndEndsThere(String error) {
    String event = "{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"error\":" + error + "}";

    feed("data: " + event + "\n\ndata: {}\n\n");

    assertThat(filter.error()).contains(event);
    assertThat(filter.sawData()).isFalse();
    assertThat(filter.text().totalChars()).isZero();
    assertThat(client.raw()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "false", "0", "-0.0", "\"\""})
  void takesNoFalsyErrorForOne(String error) {
    feed("data: {\"error\":" + error + "}\n\n");

    assertThat(filter.error()).isEmpty();
    assertThat(client.data()).hasSize(1);
  }

  @Test
  void knowsAnErrorOnlyAtTheTop() {
    feed("data: {\"choices\":[{\"error\":{\"message\":\"m\"}}]}\n\n");

    assertThat(filter.error()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"choices\":[{\"finish_reason\":\"stop\"}]}|true",
        "{\"choices\":[{\"finish_reason\":null},{\"finish_reason\":\"length\"}]}|true",
        "{\"choices\":[{\"finish_reason\":null}]}|false",
        "{\"choices\":[{\"finish_reason\":\"\"}]}|false",
        "{\"choices\":[{\"delta\":{\"finish_reason\":\"stop\"}}]}|false",
        "{\"finish_reason\":\"stop\"}|false",
      })
  void knowsWhenAChoiceIsFinished(String chunk, boolean finished) {
    feed("data: " + chunk + "\n\ndata: {\"choices\":[{\"finish_reason\":null}]}\n\n");

    assertThat(filter.finished()).isEqualTo(finished);
  }

  @Test
  void handsOnUsageThatTheClientAskedFor() {
    feed("data: {\"usage\":null}\n\ndata: " + USAGE + "\n\n");

    assertThat(client.data()).containsExactly("{\"usage\":null}", USAGE);
  }

  @Test
  void withholdsTheUsageChunkButReadsIt() {
    filter = new ChatStreamFilter(true, Optional.empty(), 4096);

    feed("data: " + USAGE + "\n\n");

    assertThat(client.raw()).isEmpty();
    assertThat(filter.usage().tokens().allInput()).hasValue(9);
    assertThat(filter.usage().tokens().output()).isEqualTo(OptionalLong.of(2));
    assertThat(filter.sawData()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"usage\":null}|{\"a\":1}",
        "{\"usage\":null,\"a\":1}|{\"a\":1}",
        "{ \"usage\" : null , \"a\":1}|{  \"a\":1}",
        "{\"a\":1 , \"usage\":null , \"b\":2 }|{\"a\":1  , \"b\":2 }",
        "{\"usage\":null}|{}",
        "{\"usage\":null,\"usage\":null}|{}",
        "{\"usage\":null,\"usage\":{},\"a\":1}|{\"a\":1}",
        "{\"a\":1,\"usage\":null,\"usage\":null}|{\"a\":1}",
        "{\"choices\":[{\"usage\":null}],\"usage\":{\"prompt_tokens\":1}}|{\"choices\":[{\"usage\":null}]}",
        "{\"choices\":[],\"usage\":null,\"prompt_filter_results\":[]}"
            + "|{\"choices\":[],\"prompt_filter_results\":[]}",
        "{\"choices\":[],\"prompt_filter_results\":[]}|{\"choices\":[],\"prompt_filter_results\":[]}",
      })
  void takesUsageOutOfChunksThatStay(String chunk, String expected) {
    filter = new ChatStreamFilter(true, Optional.empty(), 4096);

    feed("id: 1\r\ndata:" + chunk + "\r\n\r\n");

    assertThat(client.data()).containsExactly(expected);
    assertThat(client.raw()).isEqualTo("id: 1\r\ndata:" + expected + "\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\": \"up-1\",\"x\":1}|{\"model\": \"my \\\"m\\\"\",\"x\":1}",
        "{\"model\":\"up\\u002d1\"}|{\"model\":\"my \\\"m\\\"\"}",
        "{\"model\":\"up-2\"}|{\"model\":\"up-2\"}",
        "{\"model\":\"up-1-long-name-that-goes-on-and-on up-1\"}"
            + "|{\"model\":\"up-1-long-name-that-goes-on-and-on up-1\"}",
        "{\"model\":null}|{\"model\":null}",
        "{\"x\":{\"model\":\"up-1\"}}|{\"x\":{\"model\":\"up-1\"}}",
        "{\"usage\":null,\"model\":\"up-1\"}|{\"model\":\"my \\\"m\\\"\"}",
      })
  void putsTheClientsModelNameInPlace(String chunk, String expected) {
    Optional<ModelAlias> alias = Optional.of(new ModelAlias("up-1", "my \"m\""));
    filter = new ChatStreamFilter(true, alias, 4096);

    feed("data: " + chunk + "\n\n");

    assertThat(client.data()).containsExactly(expected);
  }

  @Test
  void editsAPayloadOfSeveralLines() {
    filter = new ChatStreamFilter(true, Optional.empty(), 4096);

    feed("data: {\"a\":1,\r\nid: 3\r\ndata: \"usage\":null}\r\n\r\n");

    assertThat(client.data()).containsExactly("{\"a\":1}");
    assertThat(client.raw()).isEqualTo("id: 3\ndata: {\"a\":1}\n\n");
  }

  @Test
  void takesTheGreatestOfRepeatedUsage() {
    feed("data: {\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}\n\n");
    feed("data: {\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":5}}\n\n");
    feed("data: {\"usage\":null}\n\n");

    assertThat(filter.usage().tokens().allInput()).hasValue(9);
    assertThat(filter.usage().tokens().output()).hasValue(5);
  }

  @Test
  void countsEventsWithTextAndSamplesIt() {
    feed("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
    feed("data: {\"choices\":[{\"delta\":{\"content\":\"H\\u00e9\"}}]}\n\n");
    feed("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"😀\"}}]}\n\n");

    assertThat(filter.contentEvents()).isEqualTo(2);
    assertThat(filter.text()).isEqualTo(new TextSample("Hé😀", 4));
  }

  @Test
  void neverHandsOnAPartOfAnEvent() {
    feed("data: {}\n");

    assertThat(filter.endOfInput()).isTrue();
    assertThat(client.raw()).isEmpty();
  }

  @Test
  void refusesAnEventBeyondTheLimit() {
    assertThatExceptionOfType(UpstreamFormatException.class)
        .isThrownBy(() -> feed("data: {\"a\":\"" + "x".repeat(4096) + "\"}\n\n"))
        .withMessageContaining("4096");
  }

  private void feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    filter.feed(bytes, 0, bytes.length, client);
  }
}
