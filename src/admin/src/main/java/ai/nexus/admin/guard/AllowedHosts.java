package ai.nexus.admin.guard;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a request may be addressed to. A page on a foreign name that was made to resolve
 * to this machine (DNS rebinding) still sends its own name, and is told apart by it.
 */
public final class AllowedHosts {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+\\]?");
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?");

  private final Set<String> hosts = new HashSet<>(LOCAL);

  public AllowedHosts(Set<String> others) {
    others.stream().map(AllowedHosts::normal).forEach(hosts::add);
  }

  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  /**
   * @param authority the Host header: a host and perhaps a port
   * @param arrivedAt the address of this machine at which the request arrived
   */
  boolean allows(String authority, String arrivedAt) {
    Matcher matcher = AUTHORITY.matcher(authority);
    if (!matcher.matches()) {
      return false;
    }
    String host = normal(matcher.group(1));
    return hosts.contains(host) || host.equals(normal(arrivedAt));
  }

  private static String normal(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
  }
}
