package ai.nexus.core.access;

import ai.nexus.core.catalogue.KeyScheme;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How a provider is shown who asks. Keep one for as long as the provider's key is the same: what is
 * learnt for it, such as a token of Google's, stays with it. Safe for many threads; tells no secret
 * in {@code toString}.
 */
public sealed interface Access permits FixedHeaders, AwsSignature, GoogleAccess {

  /** Of {@link #of}: AWS's region, such as {@code us-east-1}. Needed for its signature. */
  String REGION = "region";

  /**
   * Of {@link #of}: AWS's name for its service in signatures, {@code bedrock} where none is said.
   */
  String SERVICE = "service";

  /**
   * The headers to send with this request, exactly as it is described. Only Google's have to be
   * waited for, up to 10 seconds; the stage fails with an {@link AccessException} where they cannot
   * be had.
   */
  CompletionStage<Map<String, String>> headers(Outgoing request);

  /**
   * @param key as the operator gave it
   * @param options by the names above; others are ignored
   * @param proxy through which Google's tokens are fetched
   * @throws IllegalArgumentException for a key or an option that cannot be used; the message says
   *     what is allowed, never what was given
   */
  static Access of(
      KeyScheme scheme, Optional<String> key, Map<String, String> options, Optional<URI> proxy) {
    return switch (scheme) {
      case BEARER -> FixedHeaders.of("authorization", key.map(text -> "Bearer " + text));
      case X_API_KEY -> FixedHeaders.of("x-api-key", key);
      case X_GOOG_API_KEY -> FixedHeaders.of("x-goog-api-key", key);
      case API_KEY -> FixedHeaders.of("api-key", key);
      case GOOGLE_SERVICE_ACCOUNT ->
          new GoogleAccess(
              ServiceAccount.read(needed(key, "a service account's JSON file")), proxy);
      case AWS_SIGNATURE ->
          new AwsSignature(
              AwsKey.read(needed(key, AwsKey.FORM)),
              option(options, REGION)
                  .orElseThrow(
                      () -> new IllegalArgumentException("AWS's signature needs a region")),
              option(options, SERVICE).orElse("bedrock"));
    };
  }

  private static String needed(Optional<String> key, String form) {
    return key.orElseThrow(() -> new IllegalArgumentException("the key is missing: give " + form));
  }

  private static Optional<String> option(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
  }
}
