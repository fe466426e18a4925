package ai.nexus.core.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals provider credentials for the database: AES-256-GCM with a random 96-bit nonce, the text
 * bound to its place, so that a sealed value copied to another column does not open. Safe for use
 * by many threads.
 */
public final class CredentialBox {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  public CredentialBox(MasterKey masterKey) {
    this.key = masterKey.deriveFor("credentials", "AES");
  }

  /**
   * @param place where the value is kept, for example {@code provider.server_key}
   * @return nonce and ciphertext in base64
   */
  public String seal(String place, String secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] text = run(Cipher.ENCRYPT_MODE, place, nonce, secret.getBytes(StandardCharsets.UTF_8));
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + text.length);
    System.arraycopy(text, 0, sealed, NONCE_BYTES, text.length);
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * @throws IllegalStateException where the value was sealed with another master key, for another
   *     place, or was altered
   */
  public String open(String place, String sealed) {
    byte[] bytes = decode(place, sealed);
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] text = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return new String(run(Cipher.DECRYPT_MODE, place, nonce, text), StandardCharsets.UTF_8);
  }

  private static byte[] decode(String place, String sealed) {
    try {
      byte[] bytes = Base64.getDecoder().decode(sealed);
      if (bytes.length > NONCE_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalStateException("the value at " + place + " was altered", notBase64);
    }
    throw new IllegalStateException("the value at " + place + " was cut");
  }

  private byte[] run(int mode, String place, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(
          "the value at " + place + " does not open with this master key", failed);
    }
  }
}
