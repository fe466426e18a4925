package ai.nexus.launcher.jvm;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives this JVM the options that suit the gateway. A jar cannot carry any, so the process runs the
 * same command again with them, as the same process. Where that is not possible it goes on as it
 * is: slower, and with more memory.
 */
public final class ReExecution {

  /** By it the second run knows that it is one; it names the archive to make, or is empty. */
  static final String MARK = "nexus.launcher.archive-to-make";

  private static final ArchiveKind KIND = ArchiveKind.of(Runtime.version().feature());
  private static final Duration ARCHIVE_LIMIT = Duration.ofSeconds(30);
  private static final System.Logger LOG = System.getLogger(ReExecution.class.getName());

  private ReExecution() {}

  /**
   * Returns where this is the second run already, or where there can be none.
   *
   * @param preparation whether the run serves nobody, and may take its time to end
   * @param data a folder for the class archive where the jar's own folder cannot be written to
   */
  public static void attempt(boolean preparation, Path data) {
    try {
      if (System.getProperty(MARK) == null && isPossible()) {
        Path jar = ownJar();
        var archive = new ClassArchive(KIND, jar, List.of(jar.getParent(), data));
        ProcessImage.prepare();
        ProcessImage.setEnvironment("MALLOC_ARENA_MAX", "2");
        if (preparation) {
          // Settings of a run for somebody.
          System.getenv().keySet().stream()
              .filter(name -> name.startsWith("NEXUS_"))
              .forEach(ProcessImage::unsetEnvironment);
        }
        ProcessImage.replace(
            OwnCommand.read().withJar(jar).withDefaults(options(archive, preparation)));
      }
    } catch (IOException | URISyntaxException | RuntimeException | LinkageError impossible) {
      LOG.log(Level.DEBUG, "The process goes on with the JVM options that it has", impossible);
    }
  }

  /** How long a run that makes an archive for others should work. */
  public static Duration trainingTime() {
    return KIND.trainingTime();
  }

  /** Where this run is to write one when it ends. */
  public static Optional<Path> archiveToMake() {
    return Optional.ofNullable(System.getProperty(MARK))
        .filter(name -> !name.isEmpty())
        .map(Path::of);
  }

  /**
   * Takes some seconds, unless the JVM does it by itself when it ends. Without it the next start is
   * slower, nothing else.
   */
  public static void makeArchive(Path file) {
    var thread = new Thread(() -> writeArchive(file), "nexusai-archive");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(ARCHIVE_LIMIT.toMillis());
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    }
  }

  private static void writeArchive(Path file) {
    try {
      if (KIND == ArchiveKind.CLASS_DATA) {
        LoadedClasses.link(ownJar(), ReExecution.class.getClassLoader());
        ClassArchive.write(file);
      }
      new ClassArchive(KIND, ownJar(), List.of()).deleteStale(file.getParent());
    } catch (Exception failed) {
      LOG.log(Level.DEBUG, "No class archive " + file, failed);
    }
  }

  private static boolean isPossible() throws URISyntaxException {
    return System.getProperty("os.name").equals("Linux")
        && Files.isRegularFile(ownJar())
        && !defaults().hasAgent();
  }

  private static List<String> options(ClassArchive archive, boolean preparation)
      throws IOException {
    JvmDefaults defaults = defaults();
    List<String> options = new ArrayList<>(defaults.options());
    Optional<Path> toMake = Optional.empty();
    if (!defaults.namesArchive()) {
      Optional<Path> found = archive.find();
      toMake = found.isEmpty() && (preparation || KIND.isMadeByAnyRun()) ? archive.place() : toMake;
      found.ifPresent(file -> options.addAll(KIND.optionsToUse(file.toString())));
      toMake.ifPresent(file -> options.addAll(KIND.optionsToMake(file.toString())));
    }
    options.add("-D" + ProcessAge.BEGAN + "=" + ProcessAge.began().toEpochMilli());
    options.add("-D" + MARK + "=" + toMake.map(Path::toString).orElse(""));
    return options;
  }

  private static JvmDefaults defaults() {
    return new JvmDefaults(
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        Runtime.getRuntime().availableProcessors());
  }

  private static Path ownJar() throws URISyntaxException {
    return Path.of(ReExecution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
