package ai.nexus.wire.form;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers of one part of a form. */
final class PartHead {

  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^content-disposition:\\s*form-data\\s*;(.*)$");
  // What stands within quotes may hold a semicolon; browsers and SDKs write quotes in it as %22.
  private static final Pattern PARAMETER =
      Pattern.compile(";?\\s*([\\w*]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

  private PartHead() {}

  /** The name of a field; empty for a file, and for what is neither. */
  static Optional<String> fieldOf(String headers) {
    Matcher disposition = DISPOSITION.matcher(headers);
    if (!disposition.find()) {
      return Optional.empty();
    }
    Optional<String> name = Optional.empty();
    Matcher parameter = PARAMETER.matcher(disposition.group(1));
    while (parameter.find()) {
      String key = parameter.group(1);
      if (key.startsWith("filename")) {
        return Optional.empty();
      }
      if (key.equals("name")) {
        name = Optional.ofNullable(parameter.group(2)).or(() -> Optional.of(parameter.group(3)));
      }
    }
    return name;
  }
}
