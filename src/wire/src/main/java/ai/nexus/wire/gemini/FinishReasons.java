package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Finish;
import java.util.Map;

/**
 * Gemini's {@code finishReason} (google-genai, types.py, FinishReason) and what it means to others.
 * Gemini has none for a call: it says STOP, and the parts tell.
 */
final class FinishReasons {

  static final String STOP = "STOP";
  static final String MALFORMED_CALL = "MALFORMED_FUNCTION_CALL";

  private static final String UNSPECIFIED = "FINISH_REASON_UNSPECIFIED";
  private static final String MAX_TOKENS = "MAX_TOKENS";
  private static final String SAFETY = "SAFETY";

  // Any other says that the model could not go on, as do LANGUAGE, OTHER and NO_IMAGE. OpenAI's
  // SDKs take no more than four reasons, and a stop is the one of these that claims nothing more.
  private static final Map<String, Finish.Reason> READ =
      Map.ofEntries(
          Map.entry(MAX_TOKENS, Finish.Reason.LENGTH),
          Map.entry("CONTINUATION", Finish.Reason.LENGTH),
          Map.entry(SAFETY, Finish.Reason.CONTENT_FILTER),
          Map.entry("RECITATION", Finish.Reason.CONTENT_FILTER),
          Map.entry("BLOCKLIST", Finish.Reason.CONTENT_FILTER),
          Map.entry("PROHIBITED_CONTENT", Finish.Reason.CONTENT_FILTER),
          Map.entry("SPII", Finish.Reason.CONTENT_FILTER),
          Map.entry("IMAGE_SAFETY", Finish.Reason.CONTENT_FILTER),
          Map.entry("IMAGE_PROHIBITED_CONTENT", Finish.Reason.CONTENT_FILTER),
          Map.entry("IMAGE_RECITATION", Finish.Reason.CONTENT_FILTER),
          Map.entry("MODEL_ARMOR", Finish.Reason.CONTENT_FILTER),
          Map.entry("ESCALATION", Finish.Reason.CONTENT_FILTER),
          Map.entry("PUP_LIMITED_DISABLED", Finish.Reason.CONTENT_FILTER));

  private FinishReasons() {}

  /**
   * @param calls whether the candidate holds calls
   */
  static Finish read(String finishReason, boolean calls) {
    if (calls && (finishReason.equals(STOP) || finishReason.equals(UNSPECIFIED))) {
      return Finish.of(Finish.Reason.TOOL_CALLS);
    }
    return Finish.of(READ.getOrDefault(finishReason, Finish.Reason.STOP));
  }

  /**
   * @param malformed whether a call was left out whose arguments were no JSON object
   * @param refused whether the model said that it will not answer, of which OpenAI says no more
   *     than that it stopped
   */
  static String write(Finish finish, boolean malformed, boolean refused) {
    return switch (finish.reason()) {
      case STOP -> refused ? SAFETY : stopped(malformed);
      case TOOL_CALLS -> stopped(malformed);
      case LENGTH -> MAX_TOKENS;
      case CONTENT_FILTER -> SAFETY;
    };
  }

  private static String stopped(boolean malformed) {
    return malformed ? MALFORMED_CALL : STOP;
  }
}
