package ai.nexus.wire.openai.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file that says where its shape comes from, and has sections that each begin with a line {@code
 * ---- name}.
 */
public record Fixture(String name, Map<String, String> sections) {

  private static final Path FOLDER = Path.of("src/test/resources/openai");
  private static final String MARK = "\n---- ";

  public static List<Fixture> all(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().map(Fixture::read).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String section(String key) {
    String section = sections.get(key);
    if (section == null) {
      throw new IllegalArgumentException(name + " has no section " + key);
    }
    return section;
  }

  private static Fixture read(Path file) {
    try {
      String text = Files.readString(file);
      Map<String, String> sections = new LinkedHashMap<>();
      int at = text.indexOf(MARK);
      while (at >= 0) {
        int head = at + MARK.length();
        int line = text.indexOf('\n', head);
        int next = text.indexOf(MARK, line);
        String section = text.substring(line + 1, next < 0 ? text.length() : next + 1);
        sections.put(text.substring(head, line), section);
        at = next;
      }
      return new Fixture(file.getFileName().toString(), sections);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
