package ai.nexus.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The seal that a vendor puts on a thought, which must come back unchanged. Each vendor knows its
 * own alone: what another signed, or what was changed on the way, it refuses.
 */
public record Signature(String vendor) {

  /** Base64, as both vendors have it. */
  public String of(String thought) {
    var sum = new CRC32();
    sum.update(thought.getBytes(StandardCharsets.UTF_8));
    String seal = "%s:%08x:sealed".formatted(vendor, sum.getValue());
    return Base64.getEncoder().encodeToString(seal.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether this vendor made it, of whatever thought. */
  public boolean isOwn(String signature) {
    try {
      String seal = new String(Base64.getDecoder().decode(signature), StandardCharsets.UTF_8);
      return seal.startsWith(vendor + ':') && seal.endsWith(":sealed");
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
