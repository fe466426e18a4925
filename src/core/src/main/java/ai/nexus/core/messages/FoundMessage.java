package ai.nexus.core.messages;

import java.nio.file.Path;

/**
 * Where a stored message was seen.
 *
 * @param offset of its line in the file, in bytes
 * @param length of its line without the break, in bytes
 */
public record FoundMessage(MessageKey key, Path file, long offset, int length)
    implements Comparable<FoundMessage> {

  @Override
  public int compareTo(FoundMessage other) {
    return key.compareTo(other.key);
  }
}
