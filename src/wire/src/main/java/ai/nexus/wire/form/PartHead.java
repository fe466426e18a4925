package ai.nexus.wire.form;

import ai.nexus.wire.model.BadRequestException;
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

  /**
   * The name of a field; empty for a file, and for what is neither.
   *
   * @throws BadRequestException for a name that servers read differently
   */
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
      if (key.equals("name*")) {
        // RFC 7578, section 4.2, forbids it for files; nobody writes it, and few servers read it.
        throw new BadRequestException("a field of the form has a name* instead of a name");
      }
      if (key.equals("name")) {
        name =
            Optional.ofNullable(parameter.group(2))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .or(() -> Optional.of(parameter.group(3)));
      }
    }
    return name;
  }
}
