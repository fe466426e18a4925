package ai.nexus.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The JVM options that the process gives itself, and the class archive. */
@EnabledOnOs(OS.LINUX)
class ReExecutionIT {

  @TempDir Path folder;

  @Test
  void givesTheSameProcessOptionsBesideThoseOfTheOperator() throws Exception {
    try (var gateway = GatewayProcess.start(folder, Map.of()).awaitReady()) {
      assertThat(commandLine(gateway))
          .contains("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1")
          .noneMatch(option -> option.startsWith("-XX:Tier4"));
      assertThat(Path.of("/proc/" + gateway.pid() + "/comm")).hasContent("java");
      assertThat(leftOpen(gateway)).as("files of the JVM that was there before").isEmpty();
    }
  }

  @Test
  void leavesTheProcessAloneWhereToldSo() throws Exception {
    var settings = Map.of("NEXUS_LAUNCHER_REEXEC", "false");
    try (var gateway = GatewayProcess.start(folder, settings).awaitReady()) {
      assertThat(commandLine(gateway)).hasSize(4).doesNotContain("-XX:+UseParallelGC");
    }
  }

  /** An archive that the settings of the environment have no part in. */
  @Test
  void startsFromTheArchiveThatItPrepared() throws Exception {
    Path jar =
        Files.copy(Path.of(System.getProperty("nexusai.jar")), folder.resolve("nexusai.jar"));
    Path home = Files.createDirectory(folder.resolve("home"));
    var settings = Map.of("NEXUS_ADMIN_TOKEN", "a-token-that-nobody-sends");

    Path otherwiseNamed = home.resolve("../nexusai.jar");
    try (var preparation = GatewayProcess.start(otherwiseNamed, home, settings, "--prepare")) {
      assertThat(preparation.awaitExit()).as(preparation.err()).isZero();
      assertThat(preparation.out()).contains("NexusAI is prepared");
    }

    Path archive = archive();
    assertThat(home).isEmptyDirectory();
    try (var gateway = GatewayProcess.start(jar, home, settings).awaitReady()) {
      assertThat(commandLine(gateway)).anyMatch(option -> option.endsWith("=" + archive));
      assertThat(Files.readString(Path.of("/proc/" + gateway.pid() + "/maps")))
          .contains(archive.toString());
    }
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(".+\\.(jsa|aot)"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> commandLine(GatewayProcess gateway) throws IOException {
    byte[] words = Files.readAllBytes(Path.of("/proc/" + gateway.pid() + "/cmdline"));
    return List.of(new String(words, StandardCharsets.UTF_8).split("\0"));
  }

  /** Each of the JVM's own files is open once, unless the one before left it open. */
  private static List<String> leftOpen(GatewayProcess gateway) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + gateway.pid() + "/fd"))) {
      List<String> modules =
          open.map(ReExecutionIT::target).filter(name -> name.endsWith("/modules")).toList();
      return modules.subList(Math.min(1, modules.size()), modules.size());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
