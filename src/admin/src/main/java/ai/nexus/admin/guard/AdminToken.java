package ai.nexus.admin.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The secret that opens the admin REST. */
public record AdminToken(String secret) {

  /** Takes the same time whatever was sent. */
  boolean matches(String sent) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AdminToken[****]";
  }
}
