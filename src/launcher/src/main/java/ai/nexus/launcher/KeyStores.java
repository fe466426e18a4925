package ai.nexus.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Makes the file that the server insists on reading. */
final class KeyStores {

  // What the server opens it with. It protects nothing.
  private static final char[] PASSWORD = "changeit".toCharArray();

  private KeyStores() {}

  /**
   * Of the oldest kind, which is read at once. The server's own holds a key that nobody uses, and
   * deriving the key to it is slow.
   */
  static void writeEmpty(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore empty = KeyStore.getInstance("JKS");
      empty.load(null, PASSWORD);
      empty.store(out, PASSWORD);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has JKS", impossible);
    }
  }
}
