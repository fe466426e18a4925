package ai.nexus.launcher;

import fish.payara.micro.BootstrapException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One running gateway: its home folder, locked, and the server that works in it. */
final class Gateway {

  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private final Settings settings;
  private final Home home;
  private final ServerFolder folder;
  private final EmbeddedServer server;
  // Set without the monitor that a start holds, so that the start sees it.
  private volatile boolean stopping;
  // Guarded by this.
  private Optional<HomeLock> lock = Optional.empty();

  Gateway(Settings settings) {
    this.settings = settings;
    home = new Home(settings.home());
    folder = new ServerFolder(home, settings.applications());
    server = new EmbeddedServer(folder, script(), this::requireWanted);
  }

  /**
   * Returns when both applications answer.
   *
   * @throws StartupException also where another thread stops this gateway
   */
  synchronized void start() throws StartupException {
    // A start that is refused makes nothing.
    HomeLock.requireFree(home);
    PortCheck.require(settings);
    home.prepare();
    lock = Optional.of(HomeLock.take(home));
    publishSettings();
    requireWanted();
    folder.unpack();
    requireWanted();
    server.start();
    new ReadyCheck(READY_LIMIT, this::requireWanted).await(settings);
  }

  /**
   * Lets open answers end, closes the database and takes the working folder away. Safe to call
   * after a start that failed at any point; a start that is under way gives up at its next step.
   */
  void stop() throws BootstrapException, SQLException, IOException {
    stopping = true;
    stopNow();
  }

  private synchronized void stopNow() throws BootstrapException, SQLException, IOException {
    server.stop();
    if (lock.isPresent()) {
      folder.delete();
      lock.get().close();
      lock = Optional.empty();
    }
  }

  private void requireWanted() throws StartupException {
    if (stopping) {
      throw new StartupException("it was told to stop");
    }
  }

  private PostBootScript script() {
    DatabaseSettings database = settings.database();
    return PostBootScript.parse(
        Bundle.text("server-config/post-boot.asadmin"),
        Map.of(
            "nexus.database.data-source-class", database.dataSourceClass(),
            "nexus.database.pool-properties", database.poolProperties(),
            "nexus.database.pool.min", Integer.toString(database.minConnections()),
            "nexus.database.pool.max", Integer.toString(database.maxConnections()),
            "nexus.applications", folder.applications().toString()));
  }

  /** What domain.xml and the applications read; absolute and resolved. */
  private void publishSettings() {
    System.setProperty(SettingsSource.HOME, home.folder().toString());
    publish(settings.api(), Settings.API_ADDRESS, Settings.API_PORT);
    publish(settings.admin(), Settings.ADMIN_ADDRESS, Settings.ADMIN_PORT);
    new ServerProperties(home, folder).publish();
  }

  private static void publish(ListenAddress listen, String addressKey, String portKey) {
    System.setProperty(addressKey, listen.address().getHostAddress());
    System.setProperty(portKey, Integer.toString(listen.port()));
  }
}
