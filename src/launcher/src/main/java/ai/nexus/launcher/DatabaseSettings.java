package ai.nexus.launcher;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one connection pool that both applications share.
 *
 * @param dataSourceClass a javax.sql.DataSource that the server can load
 * @param properties the data source's bean properties; may hold a password
 * @param minConnections kept open
 * @param maxConnections never exceeded; a caller waits for a free one
 */
record DatabaseSettings(
    String dataSourceClass,
    Map<String, String> properties,
    int minConnections,
    int maxConnections) {

  DatabaseSettings {
    properties = Map.copyOf(properties);
    if (minConnections > maxConnections) {
      throw new IllegalArgumentException(
          "pool.min must not exceed pool.max, was " + minConnections + " > " + maxConnections);
    }
  }

  /** As asadmin's --property wants them: name=value pairs, joined and escaped. */
  String poolProperties() {
    return new TreeMap<>(properties)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + escape(entry.getValue()))
            .collect(Collectors.joining(":"));
  }

  /** Keeps the password out. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + dataSourceClass + "]";
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
  }
}
