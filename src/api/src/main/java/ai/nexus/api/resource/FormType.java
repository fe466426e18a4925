package ai.nexus.api.resource;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type {@code multipart/form-data} (RFC 7578), with what divides its parts. */
final class FormType {

  private static final String TYPE = "multipart/form-data";
  // RFC 2046, section 5.1.1.
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\";\\s]{1,70}))");

  private FormType() {}

  static boolean isForm(String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().equalsIgnoreCase(TYPE);
  }

  static Optional<String> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    return matcher.find()
        ? Optional.ofNullable(matcher.group(1)).or(() -> Optional.of(matcher.group(2)))
        : Optional.empty();
  }
}
