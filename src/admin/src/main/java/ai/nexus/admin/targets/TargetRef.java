package ai.nexus.admin.targets;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A target's id: provider, key and upstream model with dots between, as {@code 3.1.gpt-4o}. */
record TargetRef(long provider, int key, String upstreamModel) implements Comparable<TargetRef> {

  static final Pattern ID = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})\\.(.{1,400})");

  private static final Comparator<TargetRef> ORDER =
      Comparator.comparingLong(TargetRef::provider)
          .thenComparingInt(TargetRef::key)
          .thenComparing(TargetRef::upstreamModel);

  /**
   * @throws GatewayException NOT_FOUND for a text that is no id of any target
   */
  static TargetRef of(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw notFound(id);
    }
    return new TargetRef(
        Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
  }

  static TargetRef of(JsonObject target) {
    return new TargetRef(
        target.getJsonNumber("provider_id").longValue(),
        target.getInt("key"),
        target.getString("upstream_model"));
  }

  static GatewayException notFound(String id) {
    return new GatewayException(Failure.NOT_FOUND, "No target '" + id + "' is known.");
  }

  @Override
  public int compareTo(TargetRef other) {
    return ORDER.compare(this, other);
  }
}
