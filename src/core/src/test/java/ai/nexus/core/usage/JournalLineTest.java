package ai.nexus.core.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class JournalLineTest {

  private final JournalLine lines = new JournalLine();

  @Test
  void bringsBackAFullEntry() {
    UsageEntry entry = Entries.full("A");

    assertThat(lines.decode(withoutLineFeed(lines.encode(entry)))).contains(entry);
  }

  @Test
  void bringsBackABareEntry() {
    UsageEntry entry = Entries.bare("A");

    assertThat(lines.decode(withoutLineFeed(lines.encode(entry)))).contains(entry);
  }

  @Test
  void readsALineOfAnEarlierVersion() {
    String line =
        """
        d053f8a0 {"id":"A","request_id":"req_A","conversation_id":"conv_1",\
        "started_at":1772600767089,"ended_at":1772600767089,"endpoint":"ws.chat",\
        "streamed":false,"client_key_hint":"****","total_ms":0,"outcome":"REJECTED",\
        "source":"NONE","http_status":401,"attempts":0,"client_retry":0}""";

    assertThat(lines.decode(line.getBytes(UTF_8))).contains(Entries.bare("A"));
  }

  /** The prompt had the cached tokens in it. */
  @Test
  void readsTheCountsOfAnEarlierVersion() {
    String now = new String(lines.encode(Entries.bare("A")), UTF_8).substring(9).strip();
    String then =
        now.replace(
            "\"source\"",
            "\"prompt_tokens\":10,\"cached_tokens\":4,\"completion_tokens\":5,"
                + "\"reasoning_tokens\":2,\"source\"");
    CRC32C sum = new CRC32C();
    sum.update(then.getBytes(UTF_8));
    String line = HexFormat.of().toHexDigits(sum.getValue(), 8) + " " + then;

    assertThat(lines.decode(line.getBytes(UTF_8)).orElseThrow().usage().tokens())
        .hasToString("input_tokens=6 cache_read_tokens=4 output_tokens=5 reasoning_tokens=2");
  }

  @Test
  void isOneLineWhateverTheTexts() {
    byte[] line = lines.encode(Entries.full("A"));

    assertThat(new String(withoutLineFeed(line), UTF_8)).doesNotContain("\n");
    assertThat(line).endsWith((byte) '\n');
  }

  @Test
  void noticesEveryAlteredByte() {
    byte[] line = withoutLineFeed(lines.encode(Entries.full("A")));

    for (int i = 0; i < line.length; i++) {
      byte[] altered = line.clone();
      altered[i] ^= 1;
      if (i != 8) {
        assertThat(lines.decode(altered)).as("byte %d", i).isEmpty();
      }
    }
  }

  @Test
  void noticesALineThatWasCutAnywhere() {
    byte[] line = withoutLineFeed(lines.encode(Entries.full("A")));

    for (int length = 0; length < line.length; length++) {
      assertThat(lines.decode(Arrays.copyOf(line, length))).as("length %d", length).isEmpty();
    }
  }

  private static byte[] withoutLineFeed(byte[] line) {
    return Arrays.copyOf(line, line.length - 1);
  }
}
