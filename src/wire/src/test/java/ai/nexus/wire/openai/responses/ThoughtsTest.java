package ai.nexus.wire.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import ai.nexus.wire.chat.Part;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtsTest {

  @ParameterizedTest
  @CsvSource({"rs_1, gAAA=", "'', x", "a:b, c:d", "nexus.reasoning:, nexus.reasoning:1:x"})
  void keepsIdAndContentTogether(String id, String content) {
    assertThat(Thoughts.sealed(Thoughts.signature(id, content)))
        .contains(new Thoughts.Sealed(id, content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EqQBCgIYAhIM1gbc",
        "nexus.reasoning:",
        "nexus.reasoning:x:y",
        "nexus.reasoning::y",
        "nexus.reasoning:-1:y",
        "nexus.reasoning:9:y",
        "nexus.reasoning:99999999999:y"
      })
  void knowsNoSealInAnotherVendorsSignature(String signature) {
    assertThat(Thoughts.sealed(signature)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EqQB", "nexus.reasoning:4:rs_1gAAA", "nexus.signature:x"})
  void getsEachSignatureBackFromAClient(String signature) {
    assertThat(Thoughts.fromClient("rs_7_0", "H", Optional.of(Thoughts.toClient(signature))))
        .isEqualTo(new Part.Thinking("H", Optional.of(signature)));
  }

  @Test
  void getsAWholeEncryptedThoughtBackFromAClient() {
    assertThat(Thoughts.fromClient("i", "", Optional.of(Thoughts.redactedToClient("eA=="))))
        .isEqualTo(new Part.RedactedThinking("eA=="));
  }

  @Test
  void sealsWhatAClientGotFromOpenAiItself() {
    assertThat(Thoughts.fromClient("rs_1", "H", Optional.of("gAAA")))
        .isEqualTo(new Part.Thinking("H", Optional.of("nexus.reasoning:4:rs_1gAAA")));
    assertThat(Thoughts.fromClient("rs_1", "H", Optional.of("")))
        .isEqualTo(new Part.Thinking("H", Optional.empty()));
  }
}
