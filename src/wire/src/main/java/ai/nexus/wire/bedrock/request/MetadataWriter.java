package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Dropped;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes the client's labels as {@code requestMetadata}, by which Amazon's logs can be searched: up
 * to 16, of some characters alone (botocore's service-2.json, RequestMetadata).
 */
final class MetadataWriter {

  private static final int MOST = 16;
  private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]{0,256}");

  private MetadataWriter() {}

  static void write(Map<String, String> metadata, Dropped dropped, JsonObjectBuilder body) {
    SortedMap<String, String> taken = new TreeMap<>();
    new TreeMap<>(metadata)
        .forEach(
            (name, value) -> {
              if (taken.size() < MOST && !name.isEmpty() && isTaken(name) && isTaken(value)) {
                taken.put(name, value);
              } else {
                dropped.add("metadata");
              }
            });
    if (!taken.isEmpty()) {
      JsonObjectBuilder written = Json.object();
      taken.forEach(written::add);
      body.add("requestMetadata", written);
    }
  }

  private static boolean isTaken(String text) {
    return TAKEN.matcher(text).matches();
  }
}
