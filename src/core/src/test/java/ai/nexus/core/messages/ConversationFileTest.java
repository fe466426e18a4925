package ai.nexus.core.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationFileTest {

  private static final Instant TIME = Instant.parse("2026-01-02T00:00:00Z");

  private final Path folder = Path.of("messages");
  private final ConversationFile files = new ConversationFile(folder);

  @ParameterizedTest
  @ValueSource(strings = {"conv_01ARYZ6S41", "a", "my-chat.2", "_", "console"})
  void keepsASafeName(String id) {
    assertThat(files.of(TIME, id)).isEqualTo(folder.resolve("2026/01/02/" + id + ".jsonl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..",
        ".hidden",
        "a/b",
        "a\\b",
        "a\0b",
        "对话",
        "",
        "CON",
        "nul.x"
      })
  void makesAnyOtherSafe(String id) {
    Path file = files.of(TIME, id);

    assertThat(file.getParent()).isEqualTo(folder.resolve("2026/01/02"));
    assertThat(file.getFileName().toString()).matches("[A-Za-z0-9_-]*-[0-9a-f]{16}\\.jsonl");
  }

  @Test
  void tellsIdsApartThatLookAlikeWhenMadeSafe() {
    assertThat(files.of(TIME, "a/b")).isNotEqualTo(files.of(TIME, "a\\b"));
  }

  @Test
  void boundsTheLength() {
    assertThat(files.of(TIME, "x".repeat(1000)).getFileName().toString()).hasSizeLessThan(100);
  }
}
