package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * The signed statement for which Google gives a token: a JWT by RS256
 * (https://developers.google.com/identity/protocols/oauth2/service-account#httprest). It holds for
 * an hour, the most that Google takes.
 */
final class Assertion {

  private static final JsonBuilderFactory BUILDERS =
      JsonProvider.provider().createBuilderFactory(Map.of());
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final Duration LIFE = Duration.ofHours(1);

  private Assertion() {}

  static String of(ServiceAccount account, Instant now) {
    JsonObjectBuilder header = BUILDERS.createObjectBuilder().add("alg", "RS256").add("typ", "JWT");
    account.keyId().ifPresent(id -> header.add("kid", id));
    JsonObjectBuilder claims =
        BUILDERS
            .createObjectBuilder()
            .add("iss", account.email())
            .add("scope", SCOPE)
            .add("aud", account.tokenUri().toString())
            .add("iat", now.getEpochSecond())
            .add("exp", now.plus(LIFE).getEpochSecond());
    String signed = base64(header) + "." + base64(claims);
    return signed + "." + encode(sign(account, signed));
  }

  private static byte[] sign(ServiceAccount account, String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException unusable) {
      throw new AccessException("the service account's private key cannot sign", unusable);
    }
  }

  private static String base64(JsonObjectBuilder json) {
    return encode(json.build().toString().getBytes(UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
