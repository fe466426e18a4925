package ai.nexus.api.relay;

import ai.nexus.core.catalogue.Provider;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Says which of an upstream's errors are not the client's to see as they came. */
final class UpstreamErrors {

  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private static final int FIRST_STATUS = 200;
  private static final int LAST_STATUS = 599;

  // Upstreams that take any key are given "none", "x" or "EMPTY": no secrets, but words that may
  // stand in a content type or be a name in an error's JSON.
  private static final int SHORTEST_SECRET = 8; // the docs name it

  private UpstreamErrors() {}

  /** The failure that an upstream's status becomes; empty where the answer passes as it is. */
  static Optional<GatewayException> ofStatus(Provider provider, int status) {
    if (status == 401 || status == 403) {
      return Optional.of(
          new GatewayException(
              Failure.UPSTREAM_CREDENTIALS,
              "The provider '"
                  + provider.name()
                  + "' refused the gateway's own credentials (status "
                  + status
                  + "). The operator has to correct this provider's server_key."));
    }
    if (status == 402) {
      return Optional.of(
          new GatewayException(
              Failure.UPSTREAM_CREDENTIALS,
              "The gateway's account with the provider '"
                  + provider.name()
                  + "' has no credit left (status 402). The operator has to see to it."));
    }
    if (status < FIRST_STATUS || status > LAST_STATUS) {
      return Optional.of(
          new GatewayException(
              Failure.UPSTREAM_BROKEN,
              "The provider '" + provider.name() + "' answered with status " + status + "."));
    }
    if (status < 400) {
      return Optional.of(
          new GatewayException(
              Failure.UPSTREAM_REDIRECT,
              "The provider '"
                  + provider.name()
                  + "' answered with a redirect (status "
                  + status
                  + "). The operator has to correct this provider's server_url."));
    }
    return Optional.empty();
  }

  /** An error that came as an event of a stream, its message kept. */
  static GatewayException inStream(Provider provider, String json) {
    String prefix = "The provider '" + provider.name() + "' reported an error: ";
    String told = withoutKey(provider, message(json));
    return new GatewayException(Failure.UPSTREAM_BROKEN, prefix + told);
  }

  /** An error body; some upstreams and proxies quote the request's headers in theirs. */
  static byte[] withoutKey(Provider provider, byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String masked = withoutKey(provider, text);
    return masked.equals(text) ? body : masked.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Text of an upstream's, a header's value for one, with the gateway's own key masked, unless that
   * is too short to be a secret.
   */
  static String withoutKey(Provider provider, String text) {
    return provider
        .serverKey()
        .filter(key -> key.length() >= SHORTEST_SECRET)
        .map(key -> text.replace(key, "****"))
        .orElse(text);
  }

  private static String message(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      JsonValue error = reader.readObject().get("error");
      if (error instanceof JsonObject object) {
        return object.getString("message", object.toString());
      }
      return error instanceof JsonString text ? text.getString() : String.valueOf(error);
    } catch (RuntimeException unreadable) {
      return "of unknown form";
    }
  }
}
