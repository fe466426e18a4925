package ai.nexus.core.config;

import java.nio.file.Path;

/**
 * Where the gateway lives: its folder and its two listeners. The launcher opens the listeners from
 * the same keys; the applications read them to tell their own port from the other's.
 *
 * @param home absolute; holds {@code data}, {@code logs}, {@code messages}
 */
public record HomeConfig(
    Path home, int apiPort, int adminPort, String apiAddress, String adminAddress) {

  public static final Setting<Path> HOME =
      new Setting<>("nexus.home", ".", text -> Path.of(text).toAbsolutePath().normalize());
  public static final Setting<Integer> API_PORT = Setting.number("nexus.api.port", 5231, 1, 65535);
  public static final Setting<Integer> ADMIN_PORT =
      Setting.number("nexus.admin.port", 8000, 1, 65535);
  public static final Setting<String> API_ADDRESS = Setting.text("nexus.api.address", "127.0.0.1");
  public static final Setting<String> ADMIN_ADDRESS =
      Setting.text("nexus.admin.address", "127.0.0.1");

  public static HomeConfig read(SettingsReader settings) {
    HomeConfig config =
        new HomeConfig(
            settings.read(HOME),
            settings.read(API_PORT),
            settings.read(ADMIN_PORT),
            settings.read(API_ADDRESS),
            settings.read(ADMIN_ADDRESS));
    if (config.apiPort == config.adminPort) {
      settings.fault(
          API_PORT.key()
              + " and "
              + ADMIN_PORT.key()
              + " must differ, both were "
              + config.apiPort);
    }
    return config;
  }

  /** The database, the journal and the master key. */
  public Path data() {
    return home.resolve("data");
  }

  public Path logs() {
    return home.resolve("logs");
  }

  /** Stored requests and responses. */
  public Path messages() {
    return home.resolve("messages");
  }
}
