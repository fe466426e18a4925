package ai.nexus.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The operator's nexus.properties in the home folder; without the file there are no values. */
record SettingsFile(Path path, Properties values) {

  private static final List<String> SECRETS =
      List.of("nexus.master.key", "nexus.admin.token", "nexus.database.password");

  static SettingsFile read(Path home) throws StartupException {
    Path path = home.resolve("nexus.properties");
    var values = new Properties();
    if (!Files.exists(path)) {
      return new SettingsFile(path, values);
    }
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      values.load(reader);
      return new SettingsFile(path, values);
    } catch (CharacterCodingException notUtf8) {
      throw new StartupException(path + " is not UTF-8; save it as UTF-8", notUtf8);
    } catch (IOException unreadable) {
      throw new StartupException("cannot read " + path + ": " + Reason.of(unreadable), unreadable);
    } catch (IllegalArgumentException malformed) {
      throw new StartupException(
          "cannot read "
              + path
              + ": a \\u in it is not followed by four hexadecimal digits; write"
              + " \\\\ for a backslash",
          malformed);
    }
  }

  /** What in it has no effect or is at risk; one sentence each. */
  List<String> warnings(KnownSettings known) {
    List<String> warnings = new ArrayList<>();
    for (String key : values.stringPropertyNames().stream().sorted().toList()) {
      if (key.equals(SettingsSource.HOME)) {
        warnings.add(
            path
                + ": nexus.home has no effect in the file that is found through it; use NEXUS_HOME");
      } else if (key.toLowerCase(Locale.ROOT).startsWith("nexus") && !known.has(key)) {
        warnings.add(path + ": there is no setting " + key + suggestion(key, known));
      }
    }
    if (SECRETS.stream().anyMatch(values::containsKey) && Permissions.beyondOwner(path)) {
      warnings.add(path + " holds a secret and is open to others; run: chmod 600 " + path);
    }
    return warnings;
  }

  private static String suggestion(String key, KnownSettings known) {
    return known.nearest(key).map(nearest -> "; did you mean " + nearest + "?").orElse("");
  }
}
