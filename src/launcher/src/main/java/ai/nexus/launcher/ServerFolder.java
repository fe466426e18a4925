package ai.nexus.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server's working folder: made anew at each start, so that nothing of an earlier one is
 * deployed again, and deleted at the end. Only the owner may read it: the server keeps the settings
 * of the connection pool in it. Not a temporary folder, because systems clean those up after days.
 *
 * @param override a folder that holds other applications than those in this jar
 */
record ServerFolder(Home home, Optional<Path> override) {

  Path root() {
    return home.data().resolve("server");
  }

  Path domainXml() {
    return root().resolve("domain.xml");
  }

  Path loggingProperties() {
    return root().resolve("logging.properties");
  }

  /** The server's own keys: none, since it listens without TLS. */
  Path keyStore() {
    return root().resolve("no-keys.jks");
  }

  /** Where api.war and admin.war are. */
  Path applications() {
    return override.orElse(root().resolve("bundled"));
  }

  void unpack() throws StartupException {
    try {
      delete();
      Files.createDirectory(root());
      Permissions.makePrivate(root());
      Bundle.copy("server-config/domain.xml", domainXml());
      // Payara leaves a file alone that is there already.
      Bundle.copy("server-config/default-web.xml", root().resolve("config/default-web.xml"));
      Files.writeString(loggingProperties(), loggingConfiguration());
      KeyStores.writeEmpty(keyStore());
      if (override.isEmpty()) {
        Bundle.copy("applications/api.war", applications().resolve("api.war"));
        Bundle.copy("applications/admin.war", applications().resolve("admin.war"));
      }
    } catch (IOException failed) {
      throw new StartupException("cannot unpack into " + root() + ": " + Reason.of(failed), failed);
    }
  }

  void delete() throws IOException {
    Folder.delete(root());
  }

  /** A backslash escapes in a properties file. */
  private String loggingConfiguration() {
    return Bundle.text("server-config/logging.properties")
        .replace("${nexus.home}", home.folder().toString().replace("\\", "\\\\"));
  }
}
