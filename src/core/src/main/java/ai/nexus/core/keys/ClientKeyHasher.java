package ai.nexus.core.keys;

import ai.nexus.core.secrets.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Turns a client key into what is stored of it: HMAC-SHA256 under the master key. A plain hash
 * would let anyone with the database try likely keys, because operators choose them. Safe for many
 * threads.
 */
public final class ClientKeyHasher {

  private static final int HINT_CHARACTERS = 4;
  private static final int LONG_KEY = 12;

  private final SecretKey key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::newMac);

  public ClientKeyHasher(MasterKey masterKey) {
    this.key = masterKey.deriveFor("client keys", "HmacSHA256");
  }

  /** The hash in lower-case hex, 64 characters. */
  public String hash(String clientKey) {
    return HexFormat.of().formatHex(macs.get().doFinal(clientKey.getBytes(StandardCharsets.UTF_8)));
  }

  /** What may be shown of a key: its first four characters, none of a short key's, then stars. */
  public static String hint(String clientKey) {
    String shown = clientKey.length() < LONG_KEY ? "" : clientKey.substring(0, HINT_CHARACTERS);
    return shown + "****";
  }

  private Mac newMac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }
}
