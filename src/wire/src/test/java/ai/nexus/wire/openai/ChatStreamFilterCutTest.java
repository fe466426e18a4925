package ai.nexus.wire.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.Pieces;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.UsageReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client gets the same, and the gateway learns the same, wherever the stream is cut. */
class ChatStreamFilterCutTest {

  private static final String STREAM =
      """
      : OPENROUTER PROCESSING

      event: x
      data: {"model":"up","choices":[{"delta":{"content":"Hé漢😀\\u00e9\\n"},"finish_reason":null}],"usage":null}

      data: {"choices":[
      data: {"delta":{"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}}],"usage":null}

      data: broken

      data:

      data: {"choices":[{"finish_reason":"stop"}],"m\\u006fdel":"u\\u0070"}

      data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30}}

      data: [DONE]

      data: {"late":true}

      """;

  private record Facts(
      String raw,
      boolean done,
      boolean finished,
      boolean sawData,
      int malformed,
      int contentEvents,
      boolean cutOff,
      UsageReport usage,
      TextSample text) {}

  private interface Cutting {
    void feed(Pieces.Feed feed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void givesTheSameWhereverItIsCut(String eol) {
    byte[] stream = STREAM.replace("\n", eol).getBytes(UTF_8);
    Facts whole = facts(feed -> feed.piece(stream, 0, stream.length));

    for (int cut = 0; cut <= stream.length; cut++) {
      int at = cut;
      assertThat(facts(feed -> Pieces.cutAt(at, stream, feed))).isEqualTo(whole);
    }
    assertThat(facts(feed -> Pieces.byteByByte(stream, feed))).isEqualTo(whole);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      assertThat(facts(feed -> Pieces.random(random, 40, stream, feed))).isEqualTo(whole);
    }
  }

  /** A slow client's events are kept while more is fed. */
  @Test
  void eventsStayAsTheyWere() {
    byte[] stream = STREAM.getBytes(UTF_8);
    String whole = facts(feed -> feed.piece(stream, 0, stream.length)).raw();

    for (int cut = 0; cut <= stream.length; cut++) {
      List<Slice> kept = new ArrayList<>();
      ChatStreamFilter filter = filter();
      filter.feed(Arrays.copyOf(stream, cut), 0, cut, (raw, data) -> kept.add(raw));
      byte[] rest = Arrays.copyOfRange(stream, cut, stream.length);
      filter.feed(rest, 0, rest.length, (raw, data) -> kept.add(raw));

      assertThat(kept.stream().map(Slice::text).collect(Collectors.joining())).isEqualTo(whole);
    }
  }

  @Test
  void learnsAllThatTheStreamTells() {
    byte[] stream = STREAM.getBytes(UTF_8);

    Facts facts = facts(feed -> feed.piece(stream, 0, stream.length));

    assertThat(facts.done() && facts.finished() && facts.sawData()).isTrue();
    assertThat(facts.malformed()).isEqualTo(1);
    assertThat(facts.contentEvents()).isEqualTo(2);
    assertThat(facts.usage().tokens().output()).hasValue(20);
    assertThat(facts.text().text()).isEqualTo("Hé漢😀é\nf{}");
    assertThat(facts.raw())
        .startsWith(": OPENROUTER PROCESSING\n\nevent: x\ndata: {\"model\":\"mine\"")
        .endsWith("\"m\\u006fdel\":\"mine\"}\n\n")
        .doesNotContain("usage", "broken", "DONE", "late");
  }

  private static ChatStreamFilter filter() {
    return new ChatStreamFilter(true, Optional.of(new ModelAlias("up", "mine")), 4096);
  }

  private static Facts facts(Cutting cutting) {
    Recorder client = new Recorder();
    ChatStreamFilter filter = filter();
    cutting.feed((array, offset, length) -> filter.feed(array, offset, length, client));
    return new Facts(
        client.raw(),
        filter.done(),
        filter.finished(),
        filter.sawData(),
        filter.malformed(),
        filter.contentEvents(),
        filter.endOfInput(),
        filter.usage(),
        filter.text());
  }
}
