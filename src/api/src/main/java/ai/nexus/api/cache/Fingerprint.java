package ai.nexus.api.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Gives values short bytes, the same for equal ones and others for unequal ones: as they are where
 * they are short, else their SHA-256. So a value costs its own length once, however deep it stands.
 * For one thread.
 */
final class Fingerprint {

  private static final int LONGEST = 64;

  private final MessageDigest digest = sha256();
  private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

  /** Of a value that is written under a tag of its kind, which is not {@code h}. */
  byte[] of(char tag, byte[] content) {
    if (content.length < LONGEST) {
      byte[] plain = new byte[content.length + 1];
      plain[0] = (byte) tag;
      System.arraycopy(content, 0, plain, 1, content.length);
      return plain;
    }
    digest.update((byte) tag);
    byte[] hash = new byte[1 + digest.getDigestLength()];
    hash[0] = 'h';
    System.arraycopy(digest.digest(content), 0, hash, 1, hash.length - 1);
    return hash;
  }

  byte[] ofText(String text) {
    try {
      ByteBuffer bytes = utf8.encode(CharBuffer.wrap(text));
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return of('"', content);
    } catch (CharacterCodingException halfASurrogatePair) {
      ByteBuffer units = ByteBuffer.allocate(2 * text.length());
      units.asCharBuffer().put(text);
      return of('u', units.array());
    }
  }

  /** Of values in a row, which are added one after the other. */
  Row row() {
    return new Row();
  }

  /** The SHA-256 of values in a row. */
  byte[] hashOfAll(Iterable<byte[]> values) {
    for (byte[] value : values) {
      digest.update((byte) value.length);
      digest.update(value);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Values one after the other; rows may stand in rows. */
  final class Row {

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    private Row() {}

    /**
     * @param value of this fingerprint, so no longer than {@value #LONGEST} bytes
     */
    Row add(byte[] value) {
      all.write(value.length);
      all.writeBytes(value);
      return this;
    }

    byte[] end(char tag) {
      return of(tag, all.toByteArray());
    }
  }
}
