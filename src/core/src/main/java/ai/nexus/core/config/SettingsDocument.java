package ai.nexus.core.config;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The documentation of all keys, {@code server-config/nexus.properties}: comment lines, then the
 * key with its default, commented out. Each module's tests hold its settings against it.
 */
public final class SettingsDocument {

  private static final Pattern ENTRY = Pattern.compile("#(nexus\\.[a-z0-9.-]+)=(.*)");

  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final List<String> undescribed = new ArrayList<>();

  private SettingsDocument(List<String> lines) {
    boolean described = false;
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        defaults.put(entry.group(1), entry.group(2));
        if (!described) {
          undescribed.add(entry.group(1));
        }
      }
      described = line.startsWith("# ");
    }
  }

  public static SettingsDocument read(Path file) throws IOException {
    return new SettingsDocument(Files.readAllLines(file));
  }

  /** Every documented key with its default. */
  public Map<String, String> defaults() {
    return Map.copyOf(defaults);
  }

  /** What is wrong with the documentation of these settings; none where all is well. */
  public List<String> faultsOf(List<Setting<?>> settings) {
    List<String> faults = new ArrayList<>();
    undescribed.forEach(key -> faults.add(key + " has no description"));
    for (Setting<?> setting : settings) {
      String documented = defaults.get(setting.key());
      if (documented == null) {
        faults.add(setting.key() + " is not documented");
      } else if (!documented.equals(setting.defaultText())) {
        faults.add(
            setting.key() + " is documented as " + documented + ", is " + setting.defaultText());
      }
    }
    return faults;
  }

  /**
   * Every setting that a class beneath the folder holds in a static field.
   *
   * @param classes a module's compiled classes
   */
  public static List<Setting<?>> settingsIn(Path classes) throws IOException {
    List<Setting<?>> settings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        settings.addAll(settingsOf(load(classes.relativize(file))));
      }
    }
    return settings;
  }

  private static Class<?> load(Path file) {
    String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
    try {
      String className = name.substring(0, name.length() - ".class".length());
      return Class.forName(className, false, SettingsDocument.class.getClassLoader());
    } catch (ClassNotFoundException notOnTheClassPath) {
      throw new IllegalArgumentException(file + " is not on the class path", notOnTheClassPath);
    }
  }

  /** Every setting that the class holds in a static field. */
  public static List<Setting<?>> settingsOf(Class<?> type) {
    List<Setting<?>> settings = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class) {
        settings.add(valueOf(field));
      }
    }
    return settings;
  }

  private static Setting<?> valueOf(Field field) {
    try {
      field.setAccessible(true);
      return (Setting<?>) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(field + " was made accessible", impossible);
    }
  }
}
