package ai.nexus.bench.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another Java process, looked at with the JDK's {@code jcmd}. */
public final class JavaHeap {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final long pid;

  public JavaHeap(long pid) {
    this.pid = pid;
  }

  /** Bytes that are in use after a full collection, which stops the process for a moment. */
  public long usedAfterCollection() {
    jcmd("GC.run");
    return usedIn(jcmd("GC.heap_info"));
  }

  /** The heap's line comes first, with every collector; the class space follows. */
  static long usedIn(String heapInfo) {
    Matcher used = USED.matcher(heapInfo);
    if (!used.find()) {
      throw new IllegalStateException("jcmd tells no heap size: " + heapInfo);
    }
    return Long.parseLong(used.group(1)) * 1024;
  }

  private String jcmd(String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return Command.run(List.of(jcmd.toString(), Long.toString(pid), command));
  }
}
