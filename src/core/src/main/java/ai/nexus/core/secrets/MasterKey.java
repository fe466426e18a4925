package ai.nexus.core.secrets;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 256-bit key behind every stored secret. Text that is 32 bytes in base64 or hex is the key
 * itself; any other text of at least 16 characters is a passphrase, stretched with PBKDF2.
 */
public final class MasterKey {

  static final int BYTES = 32;
  private static final int MIN_PASSPHRASE = 16;
  // OWASP's figure for PBKDF2-HMAC-SHA256; the salt is fixed because a key file or variable is the
  // only place the passphrase is kept, and every node must derive the same key.
  private static final int ITERATIONS = 600_000;
  private static final byte[] SALT =
      "nexusai master key".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException that says what is allowed, never what was given
   */
  public static MasterKey of(String text) {
    requireUsable(text);
    String trimmed = text.trim();
    byte[] decoded = decode(trimmed);
    return new MasterKey(decoded.length == BYTES ? decoded : stretch(trimmed));
  }

  /**
   * Tells in no time what {@link #of} would refuse.
   *
   * @throws IllegalArgumentException that says what is allowed, never what was given
   */
  static void requireUsable(String text) {
    String trimmed = text.trim();
    if (trimmed.length() < MIN_PASSPHRASE && decode(trimmed).length != BYTES) {
      throw new IllegalArgumentException(
          "the master key must be 32 bytes in base64 or hex (openssl rand -base64 32), or a"
              + " passphrase of at least 16 characters");
    }
  }

  /** A fresh random key, as the text that {@link #of} takes. */
  public static String random() {
    byte[] key = new byte[BYTES];
    new java.security.SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** A key for one purpose, so that no two uses share key material. */
  public SecretKey deriveFor(String purpose, String algorithm) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      byte[] derived = mac.doFinal(purpose.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return new SecretKeySpec(derived, algorithm);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private static byte[] decode(String text) {
    try {
      return text.length() == BYTES * 2
          ? HexFormat.of().parseHex(text)
          : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notEncoded) {
      return new byte[0];
    }
  }

  private static byte[] stretch(String passphrase) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(passphrase.toCharArray(), SALT, ITERATIONS, BYTES * 8))
          .getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "MasterKey[****]";
  }
}
