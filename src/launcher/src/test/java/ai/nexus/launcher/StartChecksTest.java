package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before the server boots. */
class StartChecksTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  @Test
  void makesTheThreeFolders() throws Exception {
    var home = new Home(folder.resolve("new"));

    home.prepare();

    assertThat(folder.resolve("new")).isDirectoryContaining("glob:**/data");
    assertThat(home.logs()).isEmptyDirectory();
    assertThat(home.messages()).isEmptyDirectory();
  }

  @Test
  void namesTheFolderThatCannotBeWritten() throws Exception {
    Files.createFile(folder.resolve("logs"));

    assertThatThrownBy(() -> new Home(folder).prepare())
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(folder.resolve("logs") + ": there is a file of this name")
        .hasMessageContaining("NEXUS_HOME");
  }

  @Test
  void namesBothPortsThatAreInUse() throws Exception {
    try (var api = new ServerSocket(0, 1, LOOPBACK);
        var admin = new ServerSocket(0, 1, LOOPBACK)) {
      assertThatThrownBy(
              () -> PortCheck.require(settings(api.getLocalPort(), admin.getLocalPort())))
          .hasMessageContaining("port " + api.getLocalPort())
          .hasMessageContaining("NEXUS_API_PORT")
          .hasMessageContaining("port " + admin.getLocalPort())
          .hasMessageContaining("NEXUS_ADMIN_PORT");
    }
  }

  @Test
  void saysThatAnAddressIsNotThisMachines() throws Exception {
    var elsewhere = new ListenAddress(InetAddress.getByName("192.0.2.7"), freePort());
    var settings =
        new Settings(
            folder,
            new ListenAddress(LOOPBACK, freePort()),
            elsewhere,
            new DatabaseSettings("none", Map.of(), 0, 2),
            Optional.empty());

    assertThatThrownBy(() -> PortCheck.require(settings))
        .hasMessageContaining("not this machine's: set NEXUS_ADMIN_ADDRESS")
        .hasMessageNotContaining("Stop the program");
  }

  @Test
  void leavesThePermissionsOfFoldersThatAreThere() throws Exception {
    var home = new Home(folder);
    Files.createDirectory(home.data());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(home.data(), PosixFilePermissions.fromString("rwxr-x---"));

    home.prepare();

    assertThat(permissions(home.data())).isEqualTo("rwxr-x---");
    assertThat(permissions(home.logs())).isEqualTo("rwx------");
    assertThat(home.warnings()).singleElement().asString().contains("chmod 700 " + home.data());
  }

  @Test
  void leavesFreePortsFree() throws Exception {
    int api = freePort();
    int admin = freePort();

    assertThatCode(
            () -> {
              PortCheck.require(settings(api, admin));
              PortCheck.require(settings(api, admin));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void unpacksNothingOfAnEarlierStart() throws Exception {
    var serverFolder = new ServerFolder(new Home(folder), Optional.of(folder));
    Path leftover = serverFolder.root().resolve("config/domain.xml");
    Files.createDirectories(leftover.getParent());
    Files.writeString(leftover, "old");

    serverFolder.unpack();

    assertThat(leftover).doesNotExist();
    assertThat(serverFolder.domainXml()).isNotEmptyFile();
    assertThat(serverFolder.loggingProperties())
        .content()
        .contains(folder + "/logs/nexus.log")
        .doesNotContain("${");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private Settings settings(int apiPort, int adminPort) {
    return new Settings(
        folder,
        new ListenAddress(LOOPBACK, apiPort),
        new ListenAddress(LOOPBACK, adminPort),
        new DatabaseSettings("none", Map.of(), 0, 2),
        Optional.empty());
  }
}
