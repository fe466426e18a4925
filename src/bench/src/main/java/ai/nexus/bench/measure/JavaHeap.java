package ai.nexus.bench.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another Java process, looked at with the JDK's {@code jcmd}. */
public final class JavaHeap {

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final long pid;

  public JavaHeap(long pid) {
    this.pid = pid;
  }

  /**
   * Bytes that live objects take. Stops the process for a moment, in which it collects and counts;
   * what a busy process allocates behind the collection would else be counted too.
   */
  public long live() {
    return totalOf(jcmd("GC.class_histogram"));
  }

  static long totalOf(String histogram) {
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IllegalStateException("jcmd tells no total of live objects");
    }
    return Long.parseLong(total.group(1));
  }

  private String jcmd(String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return Command.run(List.of(jcmd.toString(), Long.toString(pid), command));
  }
}
