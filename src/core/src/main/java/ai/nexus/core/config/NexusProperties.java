package ai.nexus.core.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The operator's {@code nexus.properties}, UTF-8, as a MicroProfile ConfigSource. It is read once,
 * from the home folder: system property {@code nexus.home}, else environment variable {@code
 * NEXUS_HOME}, else the working folder. Without the file there are no values.
 */
public final class NexusProperties implements ConfigSource {

  /** Below system properties (400) and environment variables (300), so that either overrides it. */
  static final int ORDINAL = 250;

  private static final String FILE = "nexus.properties";

  private final Path file;
  private final Map<String, String> values;

  /** For the service loader. */
  public NexusProperties() {
    this(home());
  }

  NexusProperties(Path home) {
    this.file = home.resolve(FILE);
    this.values = load(file);
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public String getValue(String key) {
    return values.get(key);
  }

  @Override
  public String getName() {
    return file.toString();
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  private static Path home() {
    return present(System.getProperty("nexus.home"))
        .or(() -> present(System.getenv("NEXUS_HOME")))
        .map(Path::of)
        .orElse(Path.of(""))
        .toAbsolutePath()
        .normalize();
  }

  /** An empty value is none, as for every other key. */
  private static Optional<String> present(String text) {
    return Optional.ofNullable(text).map(String::trim).filter(trimmed -> !trimmed.isEmpty());
  }

  private static Map<String, String> load(Path file) {
    if (Files.notExists(file)) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UncheckedIOException(
          "cannot read " + file, new IOException(unreadable.getMessage(), unreadable));
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
  }
}
