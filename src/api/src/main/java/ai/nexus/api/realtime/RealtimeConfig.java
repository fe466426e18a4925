package ai.nexus.api.realtime;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * Limits of a realtime socket, beside those of every socket.
 *
 * @param maxFrame longest message of client or provider, in bytes; a longer one closes with 1009
 * @param handshake how long a provider may take to accept its socket; then another one is asked, or
 *     the client gets 504
 */
public record RealtimeConfig(int maxFrame, Duration handshake) {

  static final Setting<Long> MAX_FRAME =
      Setting.size("nexus.realtime.max-frame", "16MiB", "1KiB", "16MiB");
  static final Setting<Duration> HANDSHAKE =
      Setting.duration("nexus.realtime.handshake-timeout", "10s", "100ms", "1m");

  public static RealtimeConfig read(SettingsReader settings) {
    return new RealtimeConfig(Math.toIntExact(settings.read(MAX_FRAME)), settings.read(HANDSHAKE));
  }
}
