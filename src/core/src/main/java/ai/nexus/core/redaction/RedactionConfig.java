package ai.nexus.core.redaction;

import ai.nexus.core.config.Setting;
import ai.nexus.core.config.SettingsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is taken out of requests and answers before they are stored: rules that come with the
 * gateway, and the operator's own.
 */
public final class RedactionConfig {

  static final Setting<List<Rule>> READY =
      new Setting<>("nexus.messages.redact", "key", RedactionConfig::parseReady);

  /**
   * Own rules, {@code name=regex}, with white space between. One plain text, because MicroProfile
   * Config hands that over as it stands: its lists would take the commas and backslashes of regular
   * expressions for their own, and keys made of names are lost in environment variables.
   */
  static final Setting<List<Rule>> OWN =
      new Setting<>("nexus.messages.redact-patterns", "", RedactionConfig::parseOwn);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

  private RedactionConfig() {}

  /** The operator's own rules see the text as it came, the others what those have left. */
  public static Redactor read(SettingsReader settings) {
    List<Rule> rules = new ArrayList<>(settings.read(OWN));
    rules.addAll(settings.read(READY));
    return new Redactor(rules, Redactor.LIMIT);
  }

  private static List<Rule> parseReady(String text) {
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (names.equals(List.of("none"))) {
      return List.of();
    }
    if (!ReadyRules.NAMES.containsAll(names)) {
      throw new IllegalArgumentException(
          "must list some of "
              + String.join(", ", ReadyRules.NAMES)
              + " with commas between, or be none, was "
              + text);
    }
    return ReadyRules.NAMES.stream().filter(names::contains).map(ReadyRules::of).toList();
  }

  private static List<Rule> parseOwn(String text) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String entry : text.strip().split("\\s+", -1)) {
      if (!entry.isEmpty()) {
        Rule rule = parseEntry(entry);
        if (rules.put(rule.name(), rule) != null) {
          throw new IllegalArgumentException(
              "must give each pattern its own name, had two " + rule.name());
        }
      }
    }
    return List.copyOf(rules.values());
  }

  private static Rule parseEntry(String entry) {
    int equals = entry.indexOf('=');
    String name = entry.substring(0, Math.max(equals, 0));
    if (!NAME.matcher(name).matches() || ReadyRules.NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "must list name=regex with white space between, a space in a regex written \\x20 and the"
              + " name in small letters, digits and hyphens and none of "
              + String.join(", ", ReadyRules.NAMES)
              + ", had "
              + entry);
    }
    return new PatternRule(name, compile(name, entry.substring(equals + 1)));
  }

  private static Pattern compile(String name, String regex) {
    try {
      Pattern pattern = Pattern.compile(regex);
      if (pattern.matcher("").find()) {
        throw new IllegalArgumentException(
            "must have patterns that find something, but " + name + " matches the empty text");
      }
      return pattern;
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(
          "must have patterns that Java can read, but in %s there is: %s, near character %d"
              .formatted(name, malformed.getDescription(), malformed.getIndex() + 1),
          malformed);
    }
  }
}
