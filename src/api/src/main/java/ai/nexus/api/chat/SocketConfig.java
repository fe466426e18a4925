package ai.nexus.api.chat;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits of a chat socket.
 *
 * @param maxFrame longest message that a client may send, in bytes; a longer one closes with 1009
 * @param idle time without a frame from the client or a running answer; then it closes with 1001
 * @param ping how often a silent client is pinged, so that a dead one is noticed
 * @param openPerKey sockets that one client key may have open; one more is refused with 429
 * @param allowedOrigins origins that browsers may connect from, beside this server's own
 */
public record SocketConfig(
    int maxFrame, Duration idle, Duration ping, int openPerKey, List<String> allowedOrigins) {

  static final Setting<Long> MAX_FRAME =
      Setting.size("nexus.socket.max-frame", "4MiB", "1KiB", "4MiB");
  static final Setting<Duration> IDLE =
      Setting.duration("nexus.socket.idle-timeout", "10m", "1s", "24h");
  static final Setting<Duration> PING =
      Setting.duration("nexus.socket.ping-interval", "20s", "1s", "10m");
  static final Setting<Integer> OPEN_PER_KEY =
      Setting.number("nexus.socket.open-per-key", 1000, 1, 1_000_000);
  static final Setting<String> ALLOWED_ORIGINS = Setting.text("nexus.socket.allowed-origins", "");

  public SocketConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  public static SocketConfig read(SettingsReader settings) {
    return new SocketConfig(
        Math.toIntExact(settings.read(MAX_FRAME)),
        settings.read(IDLE),
        settings.read(PING),
        settings.read(OPEN_PER_KEY),
        Stream.of(settings.read(ALLOWED_ORIGINS).split(","))
            .map(String::trim)
            .filter(origin -> !origin.isEmpty())
            .toList());
  }
}
