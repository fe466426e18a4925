package ai.nexus.wire.gemini;

import java.util.function.Predicate;

/** Names of members, which clients may write in camel case or with underscores. */
final class Names {

  private Names() {}

  /** The name with underscores if it is there, else as it is. */
  static String underscored(String name, Predicate<String> isThere) {
    StringBuilder text = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        text.append('_').append((char) (c + 'a' - 'A'));
      } else {
        text.append(c);
      }
    }
    String underscored = text.toString();
    return isThere.test(underscored) ? underscored : name;
  }
}
