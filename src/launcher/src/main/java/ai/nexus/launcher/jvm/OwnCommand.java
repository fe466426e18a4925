package ai.nexus.launcher.jvm;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command that started this process, one character a byte, so that nothing is lost
 * where they are in another character set than the JVM's.
 */
record OwnCommand(List<String> words) {

  static final Charset CHARSET = StandardCharsets.ISO_8859_1;

  OwnCommand {
    words = List.copyOf(words);
  }

  /**
   * @throws IOException where the operating system does not tell; only Linux does
   */
  static OwnCommand read() throws IOException {
    return parse(Files.readAllBytes(Path.of("/proc/self/cmdline")));
  }

  /** Each word ends with a NUL; words may be empty. */
  static OwnCommand parse(byte[] text) {
    String[] words = new String(text, CHARSET).split("\0", -1);
    return new OwnCommand(Arrays.asList(words).subList(0, words.length - 1));
  }

  /** With options that give way to those that are there already: of two the JVM takes the last. */
  OwnCommand withDefaults(List<String> options) {
    List<String> more = new ArrayList<>(words);
    options.stream().map(OwnCommand::bytes).forEachOrdered(more.listIterator(1)::add);
    return new OwnCommand(more);
  }

  /** An archive fits a class path as it is written, so it is always written the same way. */
  OwnCommand withJar(Path jar) {
    List<String> named = new ArrayList<>(words);
    int option = named.indexOf("-jar");
    if (option >= 0 && option + 1 < named.size()) {
      named.set(option + 1, bytes(jar.toString()));
    }
    return new OwnCommand(named);
  }

  private static String bytes(String option) {
    return new String(option.getBytes(Charset.defaultCharset()), CHARSET);
  }
}
