package ai.nexus.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void knowsACancel() {
    assertThat(Commands.isCancel("{\"type\":\"cancel\"}")).isTrue();
    assertThat(Commands.isCancel(" { \"type\" : \"cancel\", \"id\": 7 } ")).isTrue();
  }

  @Test
  void takesACompletionForWhatItIs() {
    assertThat(Commands.isCancel("{\"type\":\"cancel\",\"messages\":[]}")).isFalse();
    assertThat(Commands.isCancel("{\"model\":\"m\",\"messages\":[{\"content\":\"cancel\"}]}"))
        .isFalse();
    assertThat(Commands.isCancel("\"cancel\"")).isFalse();
    assertThat(Commands.isCancel("{\"type\":\"cancel\"")).isFalse();
    assertThat(Commands.isCancel("{\"type\":[\"cancel\"]}")).isFalse();
  }
}
