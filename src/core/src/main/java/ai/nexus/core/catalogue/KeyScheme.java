package ai.nexus.core.catalogue;

/** How a provider is shown who asks. */
public enum KeyScheme {
  /** {@code Authorization: Bearer}, where there is a key. */
  BEARER,
  /** Anthropic's {@code x-api-key}. */
  X_API_KEY,
  /** Gemini's {@code x-goog-api-key}. */
  X_GOOG_API_KEY,
  /** Azure's {@code api-key}. */
  API_KEY,
  /** A token that Google gives for the JSON file of a service account, which is the key. */
  GOOGLE_SERVICE_ACCOUNT,
  /** AWS's signature version 4; the key is {@code id:secret} or {@code id:secret:session}. */
  AWS_SIGNATURE
}
