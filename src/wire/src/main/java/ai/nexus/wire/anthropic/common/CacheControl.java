package ai.nexus.wire.anthropic.common;

import ai.nexus.wire.chat.CacheMark;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Marks up to which the prompt is cached (anthropic-sdk-python
 * types/cache_control_ephemeral_param.py).
 */
public final class CacheControl {

  private static final String MEMBER = "cache_control";
  private static final String TTL = "ttl";
  private static final String ONE_HOUR = "1h";

  private CacheControl() {}

  public static Optional<CacheMark> read(Members block) {
    return block
        .object(MEMBER)
        .map(
            control ->
                control.text(TTL).filter(ONE_HOUR::equals).isPresent()
                    ? CacheMark.ONE_HOUR
                    : CacheMark.FIVE_MINUTES);
  }

  public static void write(Optional<CacheMark> mark, JsonObjectBuilder block) {
    mark.ifPresent(
        known -> {
          JsonObjectBuilder control = Json.typed("ephemeral");
          if (known == CacheMark.ONE_HOUR) {
            control.add(TTL, ONE_HOUR);
          }
          block.add(MEMBER, control);
        });
  }
}
