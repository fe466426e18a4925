package ai.nexus.core.messages;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The store's folders {@code yyyy/MM/dd}; passes over whatever else stands between them. */
final class DayFolders {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");

  private final Path folder;

  DayFolders(Path folder) {
    this.folder = folder;
  }

  /** From the oldest on. */
  Map<LocalDate, Path> all() throws IOException {
    Map<LocalDate, Path> days = new TreeMap<>();
    for (Path year : within(folder, YEAR)) {
      for (Path month : within(year, TWO_DIGITS)) {
        for (Path day : within(month, TWO_DIGITS)) {
          put(days, day);
        }
      }
    }
    return days;
  }

  /** Conversations, and whatever a crash may have left beside them. */
  static List<Path> filesIn(Path day) throws IOException {
    List<Path> files = within(day, Pattern.compile("\\.?[A-Za-z0-9_].*"));
    files.removeIf(Files::isDirectory);
    return files;
  }

  /** Takes away the folders of a day, its month and its year as far as they are empty. */
  void removeEmpty(Path day) throws IOException {
    try {
      for (Path empty = day; !empty.equals(folder); empty = empty.getParent()) {
        Files.deleteIfExists(empty);
      }
    } catch (DirectoryNotEmptyException inUse) {
      // so are those above it
    }
  }

  private void put(Map<LocalDate, Path> days, Path day) {
    try {
      days.put(
          LocalDate.parse(folder.relativize(day).toString().replace('\\', '-').replace('/', '-')),
          day);
    } catch (DateTimeException noDate) {
      // such as 2026/02/31; not ours
    }
  }

  private static List<Path> within(Path parent, Pattern name) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
      for (Path path : all) {
        if (name.matcher(path.getFileName().toString()).matches()) {
          found.add(path);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException nothing) {
      return found;
    }
    return found;
  }
}
