package ai.nexus.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private final Properties file;

  private SettingsSource(
      Properties systemProperties, Map<String, String> environment, Path home, Properties file) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.home = home;
    this.file = file;
  }

  /** Finds the home folder (default: the working folder) and reads its nexus.properties. */
  static SettingsSource open(Properties systemProperties, Map<String, String> environment)
      throws StartupException {
    var withoutFile =
        new SettingsSource(systemProperties, environment, Path.of(""), new Properties());
    Path home = Path.of(withoutFile.find(HOME).orElse("")).toAbsolutePath().normalize();
    return new SettingsSource(systemProperties, environment, home, readFile(home));
  }

  /** Absolute. */
  Path home() {
    return home;
  }

  Optional<String> find(String key) {
    return present(systemProperties.getProperty(key))
        .or(() -> present(environment.get(environmentName(key))))
        .or(() -> present(file.getProperty(key)));
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Optional<String> present(String text) {
    return Optional.ofNullable(text).map(String::trim).filter(trimmed -> !trimmed.isEmpty());
  }

  private static Properties readFile(Path home) throws StartupException {
    Path path = home.resolve("nexus.properties");
    var properties = new Properties();
    if (!Files.exists(path)) {
      return properties;
    }
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new StartupException("cannot read " + path + ": " + unreadable, unreadable);
    }
  }
}
