package ai.nexus.launcher;

import ai.nexus.launcher.jvm.IdleMemory;
import ai.nexus.launcher.jvm.ProcessAge;
import ai.nexus.launcher.jvm.ReExecution;
import ai.nexus.launcher.log.ConsoleLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the gateway: {@code java -jar nexusai.jar}. Says one line on stdout when both ports
 * answer, or on stderr what to change, with exit status 1. On SIGTERM, SIGINT or SIGHUP a start is
 * given up and open answers end first; a signal that comes more than two seconds later ends the
 * process at once.
 */
public final class Main {

  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final String STOPPING =
      "NexusAI is stopping: open answers may end, for nexus.shutdown.drain-timeout at most. Once"
          + " more stops it at once.";

  private final Settings settings;
  private final PrintStream terminal;
  private final Gateway gateway;
  private final StopSignal stopSignal;
  private volatile boolean ready;

  private Main(Settings settings, PrintStream terminal) {
    this.settings = settings;
    this.terminal = terminal;
    gateway = new Gateway(settings);
    stopSignal =
        new StopSignal(this::end, () -> Runtime.getRuntime().halt(FAILED), System::nanoTime);
  }

  public static void main(String[] arguments) {
    PrintStream terminal = System.out;
    var commandLine = new CommandLine(List.of(arguments));
    commandLine.answer(terminal, System.err).ifPresent(System::exit);
    // Payara prints internals there. What it has to say is in the log.
    System.setOut(silence());
    try {
      SettingsSource source = SettingsSource.open(System.getProperties(), System.getenv());
      if (Settings.reExecution(source)) {
        ReExecution.attempt(commandLine.isPreparation(), new Home(source.home()).data());
      }
      if (commandLine.isPreparation()) {
        new Preparation(terminal).run();
        exit(STOPPED);
      }
      warnOf(source);
      Settings settings = readSettings(source);
      new Main(settings, terminal).run();
    } catch (StartupException fault) {
      refuse(fault);
    } catch (RuntimeException | LinkageError defect) {
      // The server's threads would keep the process alive without its applications.
      System.err.println("NexusAI cannot start, for a reason that it does not know:");
      defect.printStackTrace();
      exit(FAILED);
    }
  }

  private static void warnOf(SettingsSource source) {
    List<String> warnings =
        Stream.concat(
                source.file().warnings(KnownSettings.bundled()).stream(),
                new Home(source.home()).warnings().stream())
            .toList();
    warnings.forEach(warning -> System.err.println("NexusAI warns: " + warning));
  }

  private static Settings readSettings(SettingsSource source) throws StartupException {
    Optional<Path> applications = source.find(Settings.APPLICATIONS).map(Path::of);
    return Settings.read(source, new ApplicationChecks(applications));
  }

  private void run() {
    stopSignal.listen();
    try {
      gateway.start();
      ready = true;
      ConsoleLog.attach();
      terminal.println(readyLine(ProcessAge.now()));
      IdleMemory.giveBackLater();
    } catch (StartupException fault) {
      // Where it was told to stop, the signal's own thread ends the process.
      if (!stopSignal.isReceived()) {
        stop();
        refuse(fault);
      }
    }
  }

  private void end() {
    // From then on another signal is another wish.
    Executor whenItLasts =
        CompletableFuture.delayedExecutor(StopSignal.ONE_WISH.toMillis(), TimeUnit.MILLISECONDS);
    Future<?> word = CompletableFuture.runAsync(() -> terminal.println(STOPPING), whenItLasts);
    int status = stop();
    word.cancel(false);
    if (ready && status == STOPPED) {
      ReExecution.archiveToMake().ifPresent(ReExecution::makeArchive);
    }
    exit(status);
  }

  private int stop() {
    try {
      gateway.stop();
      return STOPPED;
    } catch (Exception failed) {
      // The server has closed the log files by now.
      System.err.println("NexusAI did not end in order: " + failed);
      return FAILED;
    }
  }

  private String readyLine(Duration age) {
    return String.format(
        Locale.ROOT,
        "NexusAI is ready in %.1f s: API %s/v1, admin %s, home %s",
        age.toMillis() / 1e3,
        settings.api().localUrl(),
        settings.admin().localUrl(),
        settings.home());
  }

  private static void refuse(StartupException fault) {
    System.err.println("NexusAI cannot start:\n  " + fault.getMessage());
    exit(FAILED);
  }

  /** The server is down by now, but its shutdown hook would still write to the terminal. */
  private static void exit(int status) {
    System.err.flush();
    System.setErr(silence());
    System.exit(status);
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), true, Charset.defaultCharset());
  }
}
