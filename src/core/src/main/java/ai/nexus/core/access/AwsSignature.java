package ai.nexus.core.access;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Signs requests by AWS's signature version 4: host, date, content type, session and body
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). For
 * all services but S3, which has other rules for paths. AWS takes a signature for five minutes, so
 * that each attempt needs its own.
 */
public final class AwsSignature implements Access {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String SESSION = "x-amz-security-token";

  private final AwsKey key;
  private final SignatureV4 signature;
  private final Clock clock;

  AwsSignature(AwsKey key, String region, String service) {
    this(key, region, service, Clock.systemUTC());
  }

  AwsSignature(AwsKey key, String region, String service, Clock clock) {
    requireName(Access.REGION, region);
    requireName(Access.SERVICE, service);
    this.key = key;
    this.signature = new SignatureV4(key, region, service);
    this.clock = clock;
  }

  /** A slash in them would change what is signed. */
  private static void requireName(String option, String value) {
    if (!value.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "AWS's " + option + " must be of small letters, digits and hyphens");
    }
  }

  @Override
  public CompletionStage<Map<String, String>> headers(Outgoing request) {
    return CompletableFuture.completedStage(sign(request));
  }

  /** As {@link #headers}, which is had at once. */
  public Map<String, String> sign(Outgoing request) {
    Map<String, String> headers = new HashMap<>();
    headers.put(SignatureV4.DATE, TIME.format(clock.instant()));
    key.session().ifPresent(session -> headers.put(SESSION, session));
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("host", host(request.uri()));
    request.contentType().ifPresent(type -> signed.put("content-type", type));
    URI uri = request.uri();
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    headers.put(
        "authorization",
        signature.authorization(request.method(), uri.getRawPath(), query, signed, request.body()));
    return Map.copyOf(headers);
  }

  /** As HTTP clients write the header: the port only where it is not the scheme's own. */
  private static String host(URI uri) {
    int own = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    return uri.getPort() < 0 || uri.getPort() == own
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }

  /** Names the key's id, which is no secret. */
  @Override
  public String toString() {
    return "AwsSignature[" + key.id() + "]";
  }
}
