package ai.nexus.core.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Google's JSON file of a service account says
 * (https://developers.google.com/identity/protocols/oauth2/service-account).
 *
 * @param tokenUri where tokens are given; https, or http on this machine
 */
record ServiceAccount(String email, Optional<String> keyId, PrivateKey key, URI tokenUri) {

  private static final JsonReaderFactory READERS =
      JsonProvider.provider().createReaderFactory(Map.of());
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws IllegalArgumentException that says what is wrong, never what was given
   */
  static ServiceAccount read(String json) {
    JsonObject file = object(json);
    if (!file.getString("type", "service_account").equals("service_account")) {
      throw wrong("'type' must be service_account");
    }
    return new ServiceAccount(
        text(file, "client_email"),
        Optional.ofNullable(file.getString("private_key_id", null)),
        key(text(file, "private_key")),
        tokenUri(text(file, "token_uri")));
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      return reader.readObject();
    } catch (RuntimeException malformed) { // without it: its message may repeat the text
      throw wrong("it is no JSON object");
    }
  }

  private static String text(JsonObject file, String name) {
    String text = file.getString(name, "");
    if (text.isBlank()) {
      throw wrong("'" + name + "' is missing");
    }
    return text;
  }

  private static PrivateKey key(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      byte[] encoded = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      throw wrong("'private_key' must be an RSA key in PKCS #8");
    }
  }

  private static URI tokenUri(String text) {
    try {
      URI uri = URI.create(text);
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
      if (safe && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // said below
    }
    throw wrong("'token_uri' must be an https address");
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the key must be a Google service account's JSON file, but " + what);
  }

  @Override
  public String toString() {
    return "ServiceAccount[" + email + "]";
  }
}
