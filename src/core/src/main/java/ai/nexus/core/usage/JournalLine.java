package ai.nexus.core.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of the journal: the CRC32C of the JSON in eight hex digits, a space, the JSON, a line
 * feed. The sum tells a line that was written whole from one that was torn or altered.
 */
final class JournalLine {

  private static final int SUM_LENGTH = 8;
  private static final int PREFIX = SUM_LENGTH + 1;

  private final UsageEntryJson entries = new UsageEntryJson();

  byte[] encode(UsageEntry entry) {
    JsonBytes json = new JsonBytes(PREFIX);
    entries.write(entry, json);
    byte[] line = json.line();
    byte[] sum = sumOf(line, PREFIX, line.length - 1).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(sum, 0, line, 0, SUM_LENGTH);
    line[SUM_LENGTH] = ' ';
    return line;
  }

  /**
   * @param line without its line feed
   * @return empty where the line is not what was written
   */
  Optional<UsageEntry> decode(byte[] line) {
    if (line.length <= PREFIX) {
      return Optional.empty();
    }
    String sum = new String(line, 0, SUM_LENGTH, StandardCharsets.US_ASCII);
    if (!sum.equals(sumOf(line, PREFIX, line.length))) {
      return Optional.empty();
    }
    try {
      return Optional.of(entries.read(Arrays.copyOfRange(line, PREFIX, line.length)));
    } catch (RuntimeException notAnEntry) {
      // The sum is right, so another version of the program wrote a shape that this one lacks.
      return Optional.empty();
    }
  }

  private static String sumOf(byte[] bytes, int start, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, end - start);
    return HexFormat.of().toHexDigits(crc.getValue(), SUM_LENGTH);
  }
}
