package ai.nexus.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.model.Operation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, CHAT_COMPLETIONS",
    "/chat/completions, CHAT_COMPLETIONS",
    "/v1/completions, COMPLETIONS",
    "/embeddings, EMBEDDINGS",
    "/v1/images/generations, IMAGE_GENERATIONS",
    "/v1/messages, MESSAGES",
    "/v1/messages/count_tokens, COUNT_MESSAGE_TOKENS"
  })
  void isAPathThatIsAlwaysTheSame(String path, Operation operation) {
    assertThat(Address.at(path)).hasValue(Address.of(operation));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1beta/models/gemini-pro:generateContent, GENERATE_CONTENT, gemini-pro",
    "/v1/models/gemini-pro:streamGenerateContent, STREAM_GENERATE_CONTENT, gemini-pro",
    "/v1beta/models/own/llama%3A8b:countTokens, COUNT_TOKENS, own/llama:8b",
    "/v1beta/models/a:b+c:embedContent, EMBED_CONTENT, a:b+c"
  })
  void namesTheModelWhereGeminisPathsDo(String path, Operation operation, String model) {
    assertThat(Address.at(path)).hasValue(new Address(operation, Optional.of(model)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/chat/completions/",
        "/messages",
        "/v1beta/models/x:delete",
        "/v1beta/models/:generateContent",
        "/v2/models/x:generateContent",
        "/"
      })
  void isNothingElse(String path) {
    assertThat(Address.at(path)).isEmpty();
  }

  @Test
  void isAnsweredInTheWordsOfWhomItIsFor() {
    assertThat(Clients.at("/v1/messages/batches").dialect().label()).isEqualTo("anthropic");
    assertThat(Clients.at("/v1beta/files").dialect().label()).isEqualTo("gemini");
    assertThat(Clients.at("/v1/files").dialect().label()).isEqualTo("openai");
  }
}
