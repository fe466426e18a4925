package ai.nexus.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.nexus.core.error.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"my-conversation", "a:b", "a..b", "-", "100%", "x#1?", "550e8400-e29b"})
  void takesWhatIsPrintable(String id) {
    assertThat(ConversationId.isUsable(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../evil",
        "a/b",
        "a\\b",
        ".",
        "..",
        ".hidden",
        "a b",
        "a\0",
        "a\n",
        "对话",
        ""
      })
  void refusesWhatIsNoPartOfAPath(String id) {
    assertThat(ConversationId.isUsable(id)).isFalse();
  }

  @Test
  void takes128CharactersAndNoMore() {
    assertThat(ConversationId.isUsable("x".repeat(128))).isTrue();
    assertThat(ConversationId.isUsable("x".repeat(129))).isFalse();
  }

  @Test
  void takesItsOwn() {
    assertThat(ConversationId.isUsable(ConversationId.made())).isTrue();
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> ConversationId.check("X-Conversation-Id", "../evil"))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("no / and no \\");
  }
}
