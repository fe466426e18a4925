package ai.nexus.api.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.model.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request is refused in the same words at each dialect's address. */
class AsksTest {

  private static final String REQUEST =
      "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
          + "\"input\":\"hi\",\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]%s}";

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("", "the body is empty"),
        Arguments.of(" \n", "the body is empty"),
        Arguments.of("[]", "must be a JSON object"),
        Arguments.of(" \"hi\"", "must be a JSON object"),
        Arguments.of("\u00ef\u00bb\u00bf" + REQUEST.formatted(""), "byte order mark"),
        Arguments.of(REQUEST.formatted("") + "{}", "expected nothing more"),
        Arguments.of(REQUEST.formatted(",\"x\":\"h\u00ff\u00c0\""), "UTF-8"),
        Arguments.of(REQUEST.formatted(",\"x\":" + "[".repeat(600)), "nested more than 512 deep"),
        Arguments.of(REQUEST.formatted(",\"x\":tru"), "is not valid JSON"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void refusesABodyThatIsNoJsonObjectAndSaysWhy(String body, String words) {
    byte[] sent = body.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(addresses())
        .allSatisfy(
            path -> {
              BadRequestException refused =
                  catchThrowableOfType(BadRequestException.class, () -> read(path, sent));

              assertThat(refused).hasMessageContaining(words);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/chat/completions",
        "/v1/responses",
        "/v1/messages",
        "/v1/models/m:generateContent"
      })
  void saysThatANumberIsTooLongToBeTranslated(String path) {
    byte[] body =
        REQUEST.formatted(",\"x\":" + "9".repeat(5_000)).getBytes(StandardCharsets.US_ASCII);
    ChatAsk ask = (ChatAsk) read(path, body);

    BadRequestException refused =
        catchThrowableOfType(BadRequestException.class, () -> ask.read(new Dropped()));

    assertThat(refused).hasMessageContaining("numbers that are too long");
  }

  @Test
  void readsWhatIsOne() {
    byte[] body = REQUEST.formatted("").getBytes(StandardCharsets.US_ASCII);

    assertThat(addresses()).allSatisfy(path -> assertThat(read(path, body).model()).isEqualTo("m"));
  }

  private static Stream<String> addresses() {
    return Stream.of(
        "/v1/chat/completions",
        "/v1/responses",
        "/v1/messages",
        "/v1/messages/count_tokens",
        "/v1/embeddings",
        "/v1/models/m:generateContent",
        "/v1beta/models/m:streamGenerateContent",
        "/v1beta/models/m:countTokens",
        "/v1beta/models/m:embedContent");
  }

  private static Ask read(String path, byte[] body) {
    return Asks.read(Address.at(path).orElseThrow(), body);
  }
}
