package ai.nexus.admin;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, for the integration tests. */
final class AdminArchive {

  private AdminArchive() {}

  static WebArchive plain() {
    // The server deploys an archive of this name to the root.
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(new File("target/admin.war"))
        .as(WebArchive.class);
  }

  /** With what tests need that run inside of the server. */
  static WebArchive withTests(Class<?> tests) {
    return plain().addClass(tests).addClass(AdminArchive.class).addAsLibrary(assertJ());
  }

  private static File assertJ() {
    try {
      return new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("class paths are made of URIs", impossible);
    }
  }
}
