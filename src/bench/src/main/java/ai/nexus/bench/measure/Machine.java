package ai.nexus.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where it was measured: a figure without its machine says nothing. */
public final class Machine {

  private Machine() {}

  /** What describes this machine, in the order in which to show it. */
  public static Map<String, String> description(String nginx) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", field("/proc/cpuinfo", "model name"));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", field("/proc/meminfo", "MemTotal"));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    facts.put("nginx", Command.run(List.of(nginx, "-v")).replace("nginx version: ", ""));
    return facts;
  }

  /** Over the last minute. */
  public static double loadAverage() {
    String text = read("/proc/loadavg");
    return Double.parseDouble(text.substring(0, text.indexOf(' ')));
  }

  private static String field(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failed) {
      throw new UncheckedIOException("this is no Linux: no " + file, failed);
    }
  }
}
