package ai.nexus.api.cache;

import java.nio.ByteBuffer;

/** What an answer is found by: a SHA-256. */
record AnswerKey(long a, long b, long c, long d) {

  /**
   * @param hash 32 bytes
   */
  static AnswerKey of(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new AnswerKey(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }
}
