package ai.nexus.admin.guard;

import ai.nexus.core.config.HomeConfig;
import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may use the admin REST: anyone on this machine, or who knows the token. */
public record AdminConfig(Optional<AdminToken> token, AllowedHosts hosts) {

  private static final Pattern TOKEN_TEXT = Pattern.compile("([!-~]{8,500})?");

  /** Empty: no login, which is allowed on a loopback address only. */
  public static final Setting<String> TOKEN =
      new Setting<>("nexus.admin.token", "", AdminConfig::parseToken);

  /** Names under which the admin REST is reached, beside localhost and its own address. */
  public static final Setting<List<String>> ALLOWED_HOSTS =
      new Setting<>("nexus.admin.allowed-hosts", "", AdminConfig::parseHosts);

  public static AdminConfig read(SettingsReader settings, HomeConfig home) {
    Optional<AdminToken> token =
        Optional.of(settings.read(TOKEN)).filter(text -> !text.isEmpty()).map(AdminToken::new);
    Set<String> hosts = new LinkedHashSet<>(settings.read(ALLOWED_HOSTS));
    hosts.add(home.adminAddress());
    if (token.isEmpty() && !isLoopback(home.adminAddress())) {
      settings.fault(
          "nexus.admin.address "
              + home.adminAddress()
              + " can be reached from other machines; set nexus.admin.token (NEXUS_ADMIN_TOKEN) to"
              + " a secret of at least 8 characters, or bind to 127.0.0.1");
    }
    return new AdminConfig(token, new AllowedHosts(hosts));
  }

  private static String parseToken(String text) {
    if (!TOKEN_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must have 8 to 500 printable ASCII characters and no spaces");
    }
    return text;
  }

  private static List<String> parseHosts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .peek(AdminConfig::requireHost)
        .toList();
  }

  private static void requireHost(String host) {
    if (!AllowedHosts.isHost(host)) {
      throw new IllegalArgumentException(
          "must list host names or addresses without port, separated by commas, had " + host);
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
