package ai.nexus.launcher;

import ai.nexus.launcher.memory.WriteBuffers;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * System properties that steer the JDK, Payara and Derby and must be set before these are loaded.
 * What the operator sets with -D stays.
 */
record ServerProperties(Home home, ServerFolder folder) {

  void publish() {
    setDefault("derby.stream.error.file", home.logs().resolve("derby.log").toString());
    // Payara's default is true: no IPv6, neither for the listeners nor for the providers.
    setDefault("java.net.preferIPv4Stack", "false");
    // No name and version of the server in its error pages.
    setDefault("product.name", "");
    // The server's policy file trusts this jar by it. Without, its services refuse each other.
    setDefault("fish.payara.micro.BootJar", ownJar());
    // Each beans.xml is of this build. To check them Weld would first read all its schemas.
    setDefault("org.jboss.weld.xml.disableValidating", "true");
    setDefault(WriteBuffers.PROPERTY, WriteBuffers.class.getName());
    // For server-config/domain.xml.
    String processors = Integer.toString(Runtime.getRuntime().availableProcessors());
    setDefault("nexus.launcher.selectors", processors);
    setDefault("javax.net.ssl.keyStore", folder.keyStore().toString());
    trustWhatTheJdkTrusts();
  }

  private static String ownJar() {
    return ServerProperties.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  /**
   * Payara would put its own list of certificate authorities in the place of the JDK's, and with it
   * lose the one that a company may have added there. It copies the file that this property names.
   */
  private static void trustWhatTheJdkTrusts() {
    Path trustStore = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    if (Files.isReadable(trustStore)) {
      setDefault("javax.net.ssl.trustStore", trustStore.toString());
    }
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
