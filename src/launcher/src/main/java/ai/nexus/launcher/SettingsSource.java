package ai.nexus.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a setting's text comes from: system property {@code nexus.x.y}, else environment variable
 * {@code NEXUS_X_Y}, else {@code nexus.properties} in the home folder. An empty value counts as
 * absent, so that a compose file may pass on a variable that is not set. The applications read the
 * same three places in the same order through MicroProfile Config.
 */
final class SettingsSource {

  static final String HOME = "nexus.home";

  private final Properties systemProperties;
  private final Map<String, String> environment;
  private final Path home;
  private final SettingsFile file;

  private SettingsSource(
      Properties systemProperties, Map<String, String> environment, Path home, SettingsFile file) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.home = home;
    this.file = file;
  }

  /** Finds the home folder (default: the working folder) and reads its nexus.properties. */
  static SettingsSource open(Properties systemProperties, Map<String, String> environment)
      throws StartupException {
    Path nowhere = Path.of("");
    var withoutFile =
        new SettingsSource(
            systemProperties, environment, nowhere, new SettingsFile(nowhere, new Properties()));
    Path home = Path.of(withoutFile.find(HOME).orElse("")).toAbsolutePath().normalize();
    return new SettingsSource(systemProperties, environment, home, SettingsFile.read(home));
  }

  /** Absolute. */
  Path home() {
    return home;
  }

  SettingsFile file() {
    return file;
  }

  Optional<String> find(String key) {
    return present(systemProperties.getProperty(key))
        .or(() -> present(environment.get(environmentName(key))))
        .or(() -> present(file.values().getProperty(key)));
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Optional<String> present(String text) {
    return Optional.ofNullable(text).map(String::trim).filter(trimmed -> !trimmed.isEmpty());
  }
}
