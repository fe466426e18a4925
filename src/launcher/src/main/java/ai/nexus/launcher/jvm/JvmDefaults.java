package ai.nexus.launcher.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * JVM options that suit the gateway, each kind only where the operator gave none of that kind.
 *
 * @param given the options that this JVM was started with, those from the environment included
 * @param processors that the JVM may use
 */
record JvmDefaults(List<String> given, int processors) {

  // As fast as the JVM's own G1, with 60 MiB less when idle.
  private static final List<String> COLLECTOR = List.of("-XX:+UseParallelGC");

  // The young generation begins small, does not grow by what happens once in a start, and grows
  // under load. The old one has the JVM's own first size: each time that it grew would be a full
  // collection in the midst of open streams. Nor are the classes of a start a reason for full
  // collections: the JVM's own threshold for them brings three.
  private static final List<String> HEAP =
      List.of(
          "-XX:NewSize=24m",
          "-XX:MetaspaceSize=160m",
          "-XX:YoungGenerationSizeSupplement=0",
          "-XX:YoungGenerationSizeIncrement=10");

  // A start runs a great deal of code a few times only, which is not worth optimising. Under the
  // first load the optimising compiler is what everything waits for: less inlining than the JVM's
  // own takes a third of its work away, and the steady rate is the same.
  private static final List<String> COMPILER =
      List.of(
          "-XX:Tier4InvocationThreshold=30000",
          "-XX:Tier4MinInvocationThreshold=3600",
          "-XX:Tier4CompileThreshold=90000",
          "-XX:Tier4BackEdgeThreshold=240000",
          "-XX:MaxInlineLevel=9",
          "-XX:InlineSmallCode=1200");

  // What the JVM takes on eight processors. On fewer it would take one optimising compiler, which
  // under load gets one share of the processors among a dozen busy threads.
  private static final int COMPILERS = 4;
  private static final int PROCESSORS_OF_MORE_COMPILERS = 8;

  private static final Pattern OF_COLLECTOR = Pattern.compile("-XX:[+-]Use\\w+GC");
  // A limit is none of them: it goes with what the heap begins with.
  private static final Pattern OF_HEAP =
      Pattern.compile(
          "-X(ms|mn).*|-XX:((Initial|Min)HeapSize|InitialRAMPercentage|\\w*NewSize|NewRatio)=.*");
  private static final Pattern OF_COMPILER =
      Pattern.compile(
          "-X(int|comp)|-XX:[+-]?(Tier|CompilationMode|CompileThreshold|CICompiler|MaxInline|InlineSmall).*");
  private static final Pattern OF_ARCHIVE =
      Pattern.compile("-Xshare:.*|-XX:(SharedArchiveFile|ArchiveClassesAtExit|AOT\\w+)=.*");
  private static final Pattern AGENT =
      Pattern.compile("-(agentlib|agentpath|javaagent):.*|-Xdebug|-Xrun.*");

  JvmDefaults {
    given = List.copyOf(given);
  }

  /** A debugger or a profiler would see another process than the one that it was attached to. */
  boolean hasAgent() {
    return has(AGENT);
  }

  boolean namesArchive() {
    return has(OF_ARCHIVE);
  }

  List<String> options() {
    List<String> options = new ArrayList<>();
    add(options, OF_COLLECTOR, COLLECTOR);
    add(options, OF_HEAP, HEAP);
    add(options, OF_COMPILER, compiler());
    return options;
  }

  private List<String> compiler() {
    List<String> options = new ArrayList<>(COMPILER);
    if (processors > 1 && processors < PROCESSORS_OF_MORE_COMPILERS) {
      options.add("-XX:CICompilerCount=" + COMPILERS);
    }
    return options;
  }

  private void add(List<String> options, Pattern kind, List<String> defaults) {
    if (!has(kind)) {
      options.addAll(defaults);
    }
  }

  private boolean has(Pattern kind) {
    return given.stream().anyMatch(option -> kind.matcher(option).matches());
  }
}
