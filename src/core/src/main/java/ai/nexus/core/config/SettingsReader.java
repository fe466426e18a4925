package ai.nexus.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads {@link Setting}s from one source and collects every fault, so that a bad configuration is
 * reported whole and at once. Each feature's Config class reads its values through this; {@link
 * #check()} is called once when all have been read.
 */
public final class SettingsReader {

  private final Function<String, Optional<String>> source;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param source gives the text of a key, or empty where it is not configured
   */
  public SettingsReader(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** Reads what the server offers: system properties, environment, {@link NexusProperties}. */
  public static SettingsReader ofMicroProfile() {
    Config config = ConfigProvider.getConfig();
    return new SettingsReader(key -> config.getOptionalValue(key, String.class));
  }

  /** The configured value; the default where the key is absent or its value is at fault. */
  public <T> T read(Setting<T> setting) {
    Optional<String> configured = source.apply(setting.key()).map(String::trim);
    try {
      return setting.parser().apply(configured.orElse(setting.defaultText()));
    } catch (IllegalArgumentException fault) {
      faults.add(setting.key() + " " + fault.getMessage());
      return setting.parser().apply(setting.defaultText());
    }
  }

  /** Reports a fault that only several settings together make. */
  public void fault(String message) {
    faults.add(message);
  }

  /** What was wrong so far, one sentence a fault. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /**
   * @throws BadConfigurationException that names every fault, where there was one
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new BadConfigurationException(List.copyOf(faults));
    }
  }
}
