package ai.nexus.launcher;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every setting with its default, as server-config/nexus.properties documents it. The modules'
 * tests hold that document against their settings.
 */
record KnownSettings(Map<String, String> defaults) {

  private static final Pattern ENTRY = Pattern.compile("(?m)^#(nexus\\.[a-z0-9.-]+)=(.*)$");
  private static final int SLIPS = 2;

  KnownSettings {
    defaults = Map.copyOf(defaults);
  }

  static KnownSettings bundled() {
    return parse(Bundle.text("server-config/nexus.properties"));
  }

  static KnownSettings parse(String document) {
    Map<String, String> defaults = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(document);
    while (entry.find()) {
      defaults.put(entry.group(1), entry.group(2));
    }
    return new KnownSettings(defaults);
  }

  boolean has(String key) {
    return defaults.containsKey(key);
  }

  /** The setting that a misspelt key obviously means, or none. */
  Optional<String> nearest(String key) {
    String wanted = bare(key);
    return defaults.keySet().stream()
        .filter(known -> distance(wanted, bare(known)) <= SLIPS)
        .min(Comparator.comparing(known -> distance(wanted, bare(known))));
  }

  /** Case and separators do not tell settings apart; NEXUS_API_PORT is one as well. */
  private static String bare(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
