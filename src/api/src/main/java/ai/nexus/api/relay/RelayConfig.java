package ai.nexus.api.relay;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.time.Duration;

/**
 * The relay's limits. Each upstream call has four: connect, first event, idle between events,
 * total.
 *
 * @param maxConnections to one upstream address; further requests wait
 * @param maxWaiting requests that wait for a connection; one more is refused with 503
 * @param keepAlive how long an unused upstream connection is kept
 * @param heartbeat silence in a stream after which the client is sent a comment
 * @param maxEvent longest single event of a stream, in bytes
 * @param maxHeld longest JSON answer that is held back whole, in bytes; longer ones stream through
 * @param maxRead longest JSON answer that is read whole, because it is of another dialect than
 *     OpenAI's, in bytes; a longer one is an error
 * @param stall how long a client may read nothing before it counts as gone
 * @param drainTimeout how long an answer whose client has gone is read on
 * @param maxDrains answers that are read on so at a time; beyond them they are cancelled
 * @param tellTarget whether clients are told by headers which provider served them
 * @param loops event loops; 0 means one a processor
 */
public record RelayConfig(
    Duration connect,
    Duration firstEvent,
    Duration idle,
    Duration total,
    int maxConnections,
    int maxWaiting,
    Duration keepAlive,
    Duration heartbeat,
    int maxEvent,
    int maxHeld,
    int maxRead,
    Duration stall,
    Duration drainTimeout,
    int maxDrains,
    boolean tellTarget,
    int loops) {

  static final Setting<Duration> CONNECT =
      Setting.duration("nexus.upstream.connect-timeout", "5s", "100ms", "2m");
  static final Setting<Duration> FIRST_EVENT =
      Setting.duration("nexus.upstream.first-event-timeout", "10m", "100ms", "2h");
  static final Setting<Duration> IDLE =
      Setting.duration("nexus.upstream.idle-timeout", "5m", "100ms", "2h");
  static final Setting<Duration> TOTAL =
      Setting.duration("nexus.upstream.total-timeout", "1h", "1s", "24h");
  static final Setting<Integer> MAX_CONNECTIONS =
      Setting.number("nexus.upstream.max-connections", 4096, 1, 60_000);
  static final Setting<Integer> MAX_WAITING =
      Setting.number("nexus.upstream.max-waiting", 1024, 0, 100_000);
  static final Setting<Duration> KEEP_ALIVE =
      Setting.duration("nexus.upstream.keep-alive", "30s", "1s", "1h");
  static final Setting<Duration> HEARTBEAT =
      Setting.duration("nexus.stream.heartbeat", "15s", "100ms", "10m");
  static final Setting<Long> MAX_EVENT =
      Setting.size("nexus.stream.max-event", "16MiB", "1KiB", "256MiB");
  static final Setting<Long> MAX_HELD =
      Setting.size("nexus.response.max-held", "1MiB", "1KiB", "256MiB");
  static final Setting<Long> MAX_READ =
      Setting.size("nexus.response.max-read", "32MiB", "1KiB", "256MiB");
  static final Setting<Duration> STALL =
      Setting.duration("nexus.response.stall-timeout", "5m", "1s", "2h");
  static final Setting<Duration> DRAIN_TIMEOUT =
      Setting.duration("nexus.relay.drain-timeout", "60s", "100ms", "2h");
  static final Setting<Integer> MAX_DRAINS =
      Setting.number("nexus.relay.max-drains", 100, 0, 100_000);
  static final Setting<Boolean> TELL_TARGET = Setting.flag("nexus.response.provider-headers", true);
  static final Setting<Integer> LOOPS = Setting.number("nexus.relay.event-loops", 0, 0, 256);

  public static RelayConfig read(SettingsReader settings) {
    return new RelayConfig(
        settings.read(CONNECT),
        settings.read(FIRST_EVENT),
        settings.read(IDLE),
        settings.read(TOTAL),
        settings.read(MAX_CONNECTIONS),
        settings.read(MAX_WAITING),
        settings.read(KEEP_ALIVE),
        settings.read(HEARTBEAT),
        Math.toIntExact(settings.read(MAX_EVENT)),
        Math.toIntExact(settings.read(MAX_HELD)),
        Math.toIntExact(settings.read(MAX_READ)),
        settings.read(STALL),
        settings.read(DRAIN_TIMEOUT),
        settings.read(MAX_DRAINS),
        settings.read(TELL_TARGET),
        settings.read(LOOPS));
  }

  /** A loop's part of the connections. */
  int connectionsOfLoop() {
    return partOfLoop(maxConnections);
  }

  /** A loop's part of the requests that wait. */
  int waitingOfLoop() {
    return partOfLoop(maxWaiting);
  }

  private int partOfLoop(int all) {
    int shared = eventLoops();
    return (all + shared - 1) / shared;
  }

  int eventLoops() {
    return loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
  }
}
