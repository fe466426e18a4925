package ai.nexus.api.lifecycle;

import ai.nexus.core.config.SettingsReader;
import ai.nexus.core.secrets.MasterKeyStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds faults of this application's settings without a server. The launcher calls it by its name,
 * before it boots the server.
 */
public final class SettingsCheck {

  private SettingsCheck() {}

  /**
   * @param source gives the text of a key, or empty where it is not configured
   */
  public static List<String> faults(Function<String, Optional<String>> source) {
    var settings = new SettingsReader(source);
    GatewayConfig.read(settings);
    MasterKeyStore.check(settings);
    return settings.faults();
  }
}
