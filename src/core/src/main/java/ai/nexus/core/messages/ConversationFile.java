package ai.nexus.core.messages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where an exchange is stored: {@code yyyy/MM/dd/<conversation>.jsonl}, by the UTC date of its end.
 * A conversation id that cannot be a file name on every system has its odd characters replaced and
 * a hash of the whole appended.
 */
final class ConversationFile {

  static final String ENDING = ".jsonl";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  // Names that Windows keeps for devices, whatever their extension
  // (learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file).
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");
  private static final int SHOWN = 60;
  private static final int HASH_BYTES = 8;

  private final Path folder;

  ConversationFile(Path folder) {
    this.folder = folder;
  }

  Path of(Instant time, String conversationId) {
    return folder.resolve(DAY.format(time)).resolve(nameOf(conversationId) + ENDING);
  }

  /** Without its ending. Ids that are alike may share a name. */
  static String nameOf(String id) {
    if (SAFE.matcher(id).matches() && !DEVICE.matcher(id).matches()) {
      return id;
    }
    String shown = id.length() <= SHOWN ? id : id.substring(0, SHOWN);
    return UNSAFE.matcher(shown).replaceAll("_") + "-" + hash(id);
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
