package ai.nexus.api.tokens;

import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.TextSample;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.Optional;

/**
 * Counts tokens with OpenAI's o200k_base encoding, for providers that report none. Other models
 * count otherwise, so the result is an estimate. At most 32 KiB of a text is counted and the rest
 * scaled. The encoding is loaded at the first use (about half a second, some 50 MB).
 */
public final class TokenEstimator {

  private static final int REQUEST_PREFIX = 64 << 10;

  /** Loads the encoding once, when it is first needed. */
  private static final class Loaded {
    static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }

  /**
   * @param requestBody the client's JSON
   * @param answer what the upstream wrote, as far as it came
   */
  public TokenUsage estimate(byte[] requestBody, Optional<TextSample> answer) {
    byte[] prefix =
        requestBody.length <= REQUEST_PREFIX
            ? requestBody
            : Arrays.copyOf(requestBody, REQUEST_PREFIX);
    TextSample prompt = TextSample.ofRequest(prefix, requestBody.length);
    return TokenUsage.of(count(prompt), output(answer));
  }

  /** What an answer comes to, as far as it came. */
  public long output(Optional<TextSample> answer) {
    return answer.map(TokenEstimator::count).orElse(0L);
  }

  private static long count(TextSample sample) {
    String text = sample.text();
    if (text.isEmpty()) {
      return 0;
    }
    long counted = Loaded.ENCODING.countTokensOrdinary(text);
    return Math.round(counted * ((double) sample.totalChars() / text.length()));
  }
}
