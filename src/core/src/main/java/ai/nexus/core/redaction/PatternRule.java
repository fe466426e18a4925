package ai.nexus.core.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what a regular expression matches. An empty match is none. */
record PatternRule(String name, Pattern pattern) implements Rule {

  @Override
  public String apply(String text, Deadline deadline) {
    Matcher matcher = pattern.matcher(deadline.watch(text));
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        out.append(text, copied, matcher.start()).append(mark());
        copied = matcher.end();
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }
}
