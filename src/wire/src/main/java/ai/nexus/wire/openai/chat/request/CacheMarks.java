package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.CacheMark;
import java.util.Optional;

/**
 * Reads the mark up to which a prompt is cached, which OpenRouter took over from Anthropic
 * (https://openrouter.ai/docs/features/prompt-caching).
 */
final class CacheMarks {

  static final String KEY = "cache_control";

  private CacheMarks() {}

  static Optional<CacheMark> of(Members owner) {
    return owner.object(KEY).map(CacheMarks::mark);
  }

  private static CacheMark mark(Members mark) {
    if (!mark.needText("type").equals("ephemeral")) {
      throw mark.wrong("type", "must be ephemeral");
    }
    return switch (mark.text("ttl").orElse("5m")) {
      case "5m" -> CacheMark.FIVE_MINUTES;
      case "1h" -> CacheMark.ONE_HOUR;
      default -> throw mark.wrong("ttl", "must be 5m or 1h");
    };
  }
}
