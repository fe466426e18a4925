package ai.nexus.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** Payara Micro in this process, with both applications deployed on it. */
final class EmbeddedServer {

  private static final String PAYARA = "fish.payara.micro.impl.PayaraMicroImpl";
  private static final String DERBY_DRIVER = "org.apache.derby.iapi.jdbc.AutoloadedDriver";
  private static final String DERBY_IS_DOWN = "XJ015";

  private final ServerFolder folder;
  private final PostBootScript script;
  private final Checkpoint checkpoint;
  private Optional<PayaraMicroBoot> running = Optional.empty();
  private Optional<ClassLoader> serverLoader = Optional.empty();

  /**
   * @param checkpoint passed before each command of the script
   */
  EmbeddedServer(ServerFolder folder, PostBootScript script, Checkpoint checkpoint) {
    this.folder = folder;
    this.script = script;
    this.checkpoint = checkpoint;
  }

  /**
   * Returns when both applications are deployed; where one is not, the server is stopped again, but
   * for the database.
   */
  void start() throws StartupException {
    System.setProperty("java.util.logging.config.file", folder.loggingProperties().toString());
    try {
      PayaraMicroBoot payara = load();
      payara.setRootDir(folder.root().toFile());
      payara.setAlternateDomainXML(folder.domainXml().toFile());
      payara.setNoHazelcast(true);
      payara.setPostBootHandler(this::run);
      payara.bootStrap();
      running = Optional.of(payara);
    } catch (BootstrapException failed) {
      throw new StartupException(failed.getMessage(), failed);
    }
  }

  /**
   * Stops the applications one after the other, then the listeners, then the database. While an
   * application is being stopped its open answers are still written, and new requests to it get
   * 503; so an application drains by not returning from its contextDestroyed. Does what is left to
   * do where the server did not come up.
   */
  void stop() throws BootstrapException, SQLException {
    if (running.isPresent()) {
      PayaraMicroBoot payara = running.get();
      running = Optional.empty();
      payara.shutdown();
    }
    if (serverLoader.isPresent()) {
      ClassLoader loader = serverLoader.get();
      serverLoader = Optional.empty();
      stopDerby(loader);
    }
  }

  /**
   * The server is in this jar, but takes the context loader for its own, which must be one of this
   * class for it to look there alone.
   */
  private PayaraMicroBoot load() {
    var loader = new ServerLoader(EmbeddedServer.class.getClassLoader());
    serverLoader = Optional.of(loader);
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return (PayaraMicroBoot) loader.loadClass(PAYARA).getMethod("getInstance").invoke(null);
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("this jar is not whole: no Payara Micro in it", missing);
    }
  }

  /** Payara itself only logs a command that fails, and goes on. */
  private void run(AdminCommandRunner runner) {
    DeploymentLoaders loaders = DeploymentLoaders.hold(serverLoader.orElseThrow());
    for (PostBootScript.Command command : script.commands()) {
      passCheckpoint();
      ClusterCommandResult result =
          runner.run(command.name(), command.arguments().toArray(String[]::new));
      if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
        throw new IllegalStateException(new CommandOutput(result.getOutput()).fault(command));
      }
    }
    loaders.release();
  }

  private void passCheckpoint() {
    try {
      checkpoint.pass();
    } catch (StartupException givenUp) {
      throw new IllegalStateException(givenUp.getMessage(), givenUp);
    }
  }

  /** Without this Derby would replay its log at the next start. Harmless when it never ran. */
  private static void stopDerby(ClassLoader loader) throws SQLException {
    try {
      Driver driver =
          Class.forName(DERBY_DRIVER, true, loader)
              .asSubclass(Driver.class)
              .getConstructor()
              .newInstance();
      driver.connect("jdbc:derby:;shutdown=true", new Properties());
    } catch (SQLException stopped) {
      if (!DERBY_IS_DOWN.equals(stopped.getSQLState())) {
        throw stopped;
      }
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("this jar is not whole: no Derby in it", missing);
    }
  }
}
