package ai.nexus.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the launcher itself must know. All faults of a bad configuration, the applications' settings
 * included, are reported at once.
 */
record Settings(
    Path home,
    ListenAddress api,
    ListenAddress admin,
    DatabaseSettings database,
    Optional<Path> applications) {

  static final String API_PORT = "nexus.api.port";
  static final String API_ADDRESS = "nexus.api.address";
  static final String ADMIN_PORT = "nexus.admin.port";
  static final String ADMIN_ADDRESS = "nexus.admin.address";
  static final String APPLICATIONS = "nexus.applications";
  static final String RE_EXECUTION = "nexus.launcher.reexec";

  private static final String POOL_MIN = "nexus.database.pool.min";
  private static final String POOL_MAX = "nexus.database.pool.max";
  private static final int POOL_LIMIT = 1000;
  private static final int DEFAULT_POOL_MIN = 4;

  private static final String DERBY = "org.apache.derby.jdbc.EmbeddedDataSource";
  private static final String POSTGRESQL = "org.postgresql.ds.PGSimpleDataSource";

  /**
   * @param applications asked about the settings that are theirs
   */
  static Settings read(SettingsSource source, SettingsCheck applications) throws StartupException {
    return new Reader(source).read(applications);
  }

  /** Read before all others; whether it is well-formed is found out with them. */
  static boolean reExecution(SettingsSource source) {
    return !source.find(RE_EXECUTION).equals(Optional.of("false"));
  }

  /** Reads one value after the other and gathers the faults. */
  private static final class Reader {

    private final SettingsSource source;
    // Once each: some are found by the applications too.
    private final Set<String> faults = new LinkedHashSet<>();
    private final Set<String> faultyKeys = new HashSet<>();

    Reader(SettingsSource source) {
      this.source = source;
    }

    Settings read(SettingsCheck applications) throws StartupException {
      ListenAddress api = listenAddress(API_ADDRESS, API_PORT, 5231);
      ListenAddress admin = listenAddress(ADMIN_ADDRESS, ADMIN_PORT, 8000);
      if (api.port() == admin.port()) {
        faults.add(API_PORT + " and " + ADMIN_PORT + " must differ, both were " + api.port());
      }
      requireBoolean(RE_EXECUTION);
      DatabaseSettings database = database();
      faults.addAll(applications.faults(this::findGood));
      if (!faults.isEmpty()) {
        throw new StartupException(List.copyOf(faults));
      }
      return new Settings(
          source.home(), api, admin, database, source.find(APPLICATIONS).map(Path::of));
    }

    /** Not what has been found at fault here, so that nobody finds it again in other words. */
    private Optional<String> findGood(String key) {
      return faultyKeys.contains(key) ? Optional.empty() : source.find(key);
    }

    private ListenAddress listenAddress(String addressKey, String portKey, int defaultPort) {
      return new ListenAddress(address(addressKey), number(portKey, defaultPort, 1, 65_535));
    }

    private InetAddress address(String key) {
      String text = source.find(key).orElse("127.0.0.1");
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException unknown) {
        fault(key, "must be an address of this machine, was " + text);
        return InetAddress.getLoopbackAddress();
      }
    }

    private DatabaseSettings database() {
      Optional<String> url = source.find("nexus.database.url");
      Map<String, String> properties = new HashMap<>();
      if (url.isEmpty()) {
        properties.put("databaseName", source.home().resolve("data/nexus").toString());
        properties.put("createDatabase", "create");
      }
      url.ifPresent(text -> properties.put("url", text));
      source.find("nexus.database.user").ifPresent(user -> properties.put("user", user));
      source
          .find("nexus.database.password")
          .ifPresent(secret -> properties.put("password", secret));
      int max = number(POOL_MAX, 32, 2, POOL_LIMIT);
      return new DatabaseSettings(dataSourceClass(url), properties, minConnections(max), max);
    }

    /** Where it is not set, a smaller maximum lowers it. */
    private int minConnections(int max) {
      if (source.find(POOL_MIN).isEmpty()) {
        return Math.min(DEFAULT_POOL_MIN, max);
      }
      int min = number(POOL_MIN, DEFAULT_POOL_MIN, 0, POOL_LIMIT);
      if (min > max && !faultyKeys.contains(POOL_MAX)) {
        fault(POOL_MIN, "must not exceed " + POOL_MAX + ", was " + min + ", which exceeds " + max);
      }
      return Math.min(min, max);
    }

    private String dataSourceClass(Optional<String> url) {
      Optional<String> named = source.find("nexus.database.data-source-class");
      if (named.isPresent()) {
        return named.get();
      }
      if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
        faults.add(
            "nexus.database.url must begin with jdbc:postgresql:, or"
                + " nexus.database.data-source-class must name the driver's data source");
      }
      return url.isPresent() ? POSTGRESQL : DERBY;
    }

    private void requireBoolean(String key) {
      String text = source.find(key).orElse("true");
      if (!text.equals("true") && !text.equals("false")) {
        fault(key, "must be true or false, was " + text);
      }
    }

    private int number(String key, int defaultValue, int min, int max) {
      Optional<String> text = source.find(key);
      try {
        int value = text.map(Integer::parseInt).orElse(defaultValue);
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        // the same fault as a number out of bounds
      }
      fault(key, "must be a number from " + min + " to " + max + ", was " + text.orElse(""));
      return defaultValue;
    }

    private void fault(String key, String message) {
      faultyKeys.add(key);
      faults.add(key + " " + message);
    }
  }
}
