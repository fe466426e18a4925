package ai.nexus.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** What stands behind {@code java -jar nexusai.jar}: nothing, or a question. */
record CommandLine(List<String> arguments) {

  private static final String USAGE =
      """
      Usage: java -jar nexusai.jar [--prepare | --help | --version]

      Starts the gateway. It takes its settings from system properties (-Dnexus.api.port=5231, before
      -jar), environment variables (NEXUS_API_PORT=5231) and the file nexus.properties in its home
      folder (NEXUS_HOME, default the working folder).

      --prepare starts it for a moment, for nobody, in a folder of its own, and writes beside the jar what
      makes the next starts fast. Without, the first run does so when it ends.
      """;

  CommandLine {
    arguments = List.copyOf(arguments);
  }

  /** The exit status where the gateway is not to be started, after the question was answered. */
  Optional<Integer> answer(PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || isPreparation()) {
      return Optional.empty();
    }
    if (arguments.equals(List.of("--help"))) {
      out.print(USAGE);
      return Optional.of(0);
    }
    if (arguments.equals(List.of("--version"))) {
      out.println("NexusAI " + version());
      return Optional.of(0);
    }
    err.println(
        "NexusAI cannot start:\n  it takes no such arguments as " + String.join(" ", arguments));
    err.print("\n" + USAGE);
    return Optional.of(1);
  }

  boolean isPreparation() {
    return arguments.equals(List.of("--prepare"));
  }

  private static String version() {
    return Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion())
        .orElse("of an unpacked build");
  }
}
