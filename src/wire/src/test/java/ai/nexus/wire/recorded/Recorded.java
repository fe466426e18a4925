package ai.nexus.wire.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer as a vendor sends it: a file with lines that say where its shape comes from and what
 * usage it tells, then {@code ----}, then the answer.
 *
 * @param usage as TokenUsage writes it; empty where the answer tells none
 * @param body the answer, its lines ended by LF
 */
record Recorded(String name, String source, String usage, String body) {

  private static final Path FOLDER = Path.of("src/test/resources/recorded");
  private static final String STREAM = ".sse";
  private static final Pattern USAGE_OBJECT = Pattern.compile("\"usage\": ?\\{");
  private static final String SOURCE = "source: ";
  private static final String USAGE = "\nusage: ";
  private static final String BODY = "\n----\n";

  /** The files of a folder that end so, by name. */
  static List<Recorded> all(String folder, String ending) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(Recorded::read)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }

  /** The stream without OpenAI's mark of its end, which the gateway sends itself. */
  String events() {
    return body.replace("data: [DONE]\n\n", "").replace("data: [DONE]\r\n\r\n", "");
  }

  boolean isStream() {
    return name.contains(STREAM);
  }

  /** How many bytes come before the first usage object; all where there is none. */
  int firstUsage() {
    Matcher usage = USAGE_OBJECT.matcher(body);
    int at = usage.find() ? usage.start() : body.length();
    return body.substring(0, at).getBytes(UTF_8).length;
  }

  Recorded withCrLf() {
    return new Recorded(name + " with CRLF", source, usage, body.replace("\n", "\r\n"));
  }

  private static Recorded read(Path file) {
    try {
      String text = Files.readString(file);
      int usage = text.indexOf(USAGE);
      int body = text.indexOf(BODY);
      return new Recorded(
          file.getFileName().toString(),
          text.substring(SOURCE.length(), usage),
          text.substring(usage + USAGE.length(), body),
          text.substring(body + BODY.length()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
