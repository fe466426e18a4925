package ai.nexus.core.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.nexus.wire.json.Slice;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the {@code Authorization} of a request, step by step as
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html has
 * it. Safe for many threads.
 */
final class SignatureV4 {

  static final String DATE = "x-amz-date";

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String END = "aws4_request";

  private final AwsKey key;
  private final String region;
  private final String service;

  SignatureV4(AwsKey key, String region, String service) {
    this.key = key;
    this.region = region;
    this.service = service;
  }

  /**
   * @param path as it is sent, and so is the query; empty where there is none
   * @param headers all that are signed, names in small letters, {@value #DATE} among them
   */
  String authorization(
      String method, String path, String query, SortedMap<String, String> headers, Slice body) {
    String time = headers.get(DATE);
    String day = time.substring(0, 8);
    String scope = String.join("/", day, region, service, END);
    String names = String.join(";", headers.keySet());
    String canonical =
        String.join(
            "\n",
            method,
            CanonicalUri.path(path),
            CanonicalUri.query(query),
            lines(headers),
            names,
            sha256(body));
    String hash = sha256(Slice.of(canonical.getBytes(UTF_8)));
    String toSign = String.join("\n", ALGORITHM, time, scope, hash);
    String signature = HexFormat.of().formatHex(hmac(signingKey(day), toSign));
    return ALGORITHM
        + " Credential="
        + key.id()
        + "/"
        + scope
        + ", SignedHeaders="
        + names
        + ", Signature="
        + signature;
  }

  private static String lines(SortedMap<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach(
        (name, value) ->
            lines
                .append(name)
                .append(':')
                .append(value.strip().replaceAll(" +", " "))
                .append('\n'));
    return lines.toString();
  }

  private byte[] signingKey(String day) {
    byte[] ofDay = hmac(("AWS4" + key.secret()).getBytes(UTF_8), day);
    return hmac(hmac(hmac(ofDay, region), service), END);
  }

  private static byte[] hmac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
    }
  }

  private static String sha256(Slice bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.array(), bytes.offset(), bytes.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
