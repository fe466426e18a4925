package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.nexus.wire.model.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestScanTest {

  @Test
  void readsWhatRoutingNeeds() {
    ChatRequestScan scan =
        scan(
            """
            {"messages":[{"role":"user","content":"{\\"model\\":1}"}],"m\\u006fdel":"gpt\\u002d4o",
             "stream":true,"stream_options":{"include_usage":true},
             "metadata":{"a":"b","conversation_id":"c\\u00e9"}}""");

    assertThat(scan.model()).isEqualTo("gpt-4o");
    assertThat(scan.stream()).isTrue();
    assertThat(scan.usageRequested()).isTrue();
    assertThat(scan.conversationId()).contains("cé");
  }

  @Test
  void takesOnlyTopLevelMembersForItsOwn() {
    ChatRequestScan scan =
        scan(
            """
            {"model":"m","messages":[],"x":{"model":"n","stream":true,"include_usage":true},
             "extra":[{"stream":true}],"stream_options":{"deep":{"include_usage":true}}}""");

    assertThat(scan.model()).isEqualTo("m");
    assertThat(scan.stream()).isFalse();
    assertThat(scan.usageRequested()).isFalse();
    assertThat(scan.conversationId()).isEmpty();
  }

  @Test
  void readsThePromptCacheKeyAndLeavesItInPlace() {
    String body = "{\"prompt_cache_key\":\"k\\u00e9\",\"model\":\"m\",\"messages\":[]}";

    ChatRequestScan scan = scan(body);

    assertThat(scan.promptCacheKey()).contains("ké");
    assertThat(scan.conversationId()).isEmpty();
    assertThat(scan.rewritten("m")).isEqualTo(body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"m\",\"messages\":[]}",
        "{\"model\":\"m\",\"messages\":[],\"prompt_cache_key\":null}",
        "{\"model\":\"m\",\"messages\":[],\"prompt_cache_key\":\"\"}",
        "{\"model\":\"m\",\"messages\":[],\"metadata\":{\"prompt_cache_key\":\"k\"}}"
      })
  void hasNoPromptCacheKeyWhereNoneIsGiven(String body) {
    assertThat(scan(body).promptCacheKey()).isEmpty();
  }

  @Test
  void takesAPromptCacheKeyThatComesTwice() {
    String body =
        "{\"model\":\"m\",\"messages\":[],\"prompt_cache_key\":\"a\",\"prompt_cache_key\":\"b\"}";

    assertThat(scan(body).promptCacheKey()).contains("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "\"\"", "{}", "[\"c\"]"})
  void ignoresAConversationIdThatIsNoText(String id) {
    String body = "{\"model\":\"m\",\"messages\":[],\"metadata\":{\"conversation_id\":%s}}";

    assertThat(scan(body.formatted(id)).conversationId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|the body is empty: send a JSON object|``",
        "` \n`|the body is empty: send a JSON object|``",
        "[]|the body must be a JSON object|``",
        "\"a\"|the body must be a JSON object|``",
        "{\"a\":}|the body is not valid JSON: expected a value, found '}' at byte 5|``",
        "{\"a\"|the body is not valid JSON: the JSON ends too early, ':' missing at byte 4|``",
        "{}|'model' is missing: name the model to use|model",
        "{\"model\":\"\"}|'model' must be a string that is not empty|model",
        "{\"model\":7}|'model' must be a string that is not empty|model",
        "{\"model\":\"m\"}|'messages' must be given, as an array|messages",
        "{\"model\":\"m\",\"messages\":{}}|'messages' must be given, as an array|messages",
        "{\"model\":\"m\",\"stream\":1}|'stream' must be true, false or null|stream",
        "{\"model\":\"m\",\"messages\":[],\"stream_options\":1}"
            + "|'stream_options' must be an object or null|stream_options",
      })
  void saysWhatTheCallerMustChange(String body, String message, String param) {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> scan(body))
        .withMessage(message)
        .satisfies(e -> assertThat(e.param().orElse("")).isEqualTo(param));
  }

  @Test
  void refusesAByteOrderMark() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> scan("\ufeff{\"model\":\"m\",\"messages\":[]}"))
        .withMessageContaining("byte order mark");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "model|\"a\"",
        "stream|true",
        "stream_options|{}",
        "metadata|{}",
      })
  void refusesToChooseBetweenTwoOfAKey(String key, String value) {
    String twice = "\"%s\":%s,\"\\u00%02x%s\":%s";
    String members = twice.formatted(key, value, (int) key.charAt(0), key.substring(1), value);

    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> scan("{\"messages\":[]," + members + "}"))
        .withMessageContaining("'" + key + "' is given more than once")
        .satisfies(e -> assertThat(e.param()).contains(key));
  }

  @Test
  void refusesToChooseBetweenTwoIncludeUsage() {
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(
            () -> scan("{\"stream_options\":{\"include_usage\":true,\"include_usage\":false}}"))
        .withMessageContaining("'include_usage' is given more than once");
  }

  @Test
  void doesNotMindTwoOfAKeyThatItDoesNotRead() {
    assertThat(scan("{\"model\":\"m\",\"messages\":[],\"x\":1,\"x\":2}").model()).isEqualTo("m");
  }

  @Test
  void givesTheSameArrayWhenNothingChanges() {
    byte[] plain = "{\"model\":\"m\",\"messages\":[]}".getBytes(UTF_8);
    byte[] stream =
        "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}"
            .getBytes(UTF_8);

    assertThat(ChatRequestScan.of(plain).rewritten("m")).isSameAs(plain);
    assertThat(ChatRequestScan.of(stream).rewritten("m")).isSameAs(stream);
    assertThat(ChatRequestScan.of(stream, ChatRequestScan.Form.SOCKET_FRAME).rewritten("m"))
        .isSameAs(stream);
  }

  @Test
  void changesNothingButTheModel() {
    String body =
        " {\"a\":1.0E+5 , \"seed\":12345678901234567890,\"model\" : \"m\",\"t\":\"\\ud800 \\/é\",\n"
            + "\"messages\":[ ],\"stream\":false,\"stream_options\":null,\"a\":2} ";

    assertThat(rewritten(body, "x\"\\\n漢"))
        .isEqualTo(body.replace("\"m\"", "\"x\\\"\\\\\\u000a漢\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"m\",\"messages\":[],\"stream\":true}"
            + "|{\"stream_options\":{\"include_usage\":true},\"model\":\"m\",\"messages\":[],\"stream\":true}",
        "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\": null}"
            + "|{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\": {\"include_usage\":true}}",
        "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{ }}"
            + "|{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true }}",
        "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"x\":{}}}"
            + "|{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true,\"x\":{}}}",
        "{\"stream_options\":{\"include_usage\":false},\"model\":\"m\",\"messages\":[],\"stream\":true}"
            + "|{\"stream_options\":{\"include_usage\":true},\"model\":\"m\",\"messages\":[],\"stream\":true}",
        "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":[1]}}"
            + "|{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
      })
  void asksForUsageInEveryStream(String body, String expected) {
    assertThat(rewritten(body, "m")).isEqualTo(expected);
  }

  @Test
  void asksForUsageAndNamesTheModelAtOnce() {
    String body = "{ \"messages\":[],\"model\":\"m\",\"stream\":true}";

    assertThat(rewritten(body, "up"))
        .isEqualTo(
            "{\"stream_options\":{\"include_usage\":true}, "
                + "\"messages\":[],\"model\":\"up\",\"stream\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"m\",\"messages\":[]}|true"
            + "|{\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\":\"m\",\"messages\":[]}",
        "{\"stream\":null,\"model\":\"m\",\"messages\":[]}|true"
            + "|{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"model\":\"m\",\"messages\":[]}",
        "{\"stream\":false,\"model\":\"m\",\"messages\":[]}|false"
            + "|{\"stream\":false,\"model\":\"m\",\"messages\":[]}",
      })
  void streamsOnASocketUnlessTheFrameSaysNo(String body, boolean stream, String expected) {
    ChatRequestScan scan =
        ChatRequestScan.of(body.getBytes(UTF_8), ChatRequestScan.Form.SOCKET_FRAME);

    assertThat(scan.stream()).isEqualTo(stream);
    assertThat(new String(scan.rewritten("m"), UTF_8)).isEqualTo(expected);
  }

  private static ChatRequestScan scan(String body) {
    return ChatRequestScan.of(body.getBytes(UTF_8));
  }

  private static String rewritten(String body, String upstreamModel) {
    return new String(scan(body).rewritten(upstreamModel), UTF_8);
  }
}
