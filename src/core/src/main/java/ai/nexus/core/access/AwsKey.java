package ai.nexus.core.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An access key of AWS.
 *
 * @param id may be shown
 * @param secret must not
 * @param session of a key that AWS gave for a time
 */
record AwsKey(String id, String secret, Optional<String> session) {

  static final String FORM = "an AWS access key as id:secret or id:secret:session";

  private static final String PART = "([!-9;-~]+)"; // printable, without blanks and colons
  private static final Pattern KEY = Pattern.compile(PART + ":" + PART + "(?::" + PART + ")?");

  /**
   * @throws IllegalArgumentException that says what is allowed, never what was given
   */
  static AwsKey read(String text) {
    Matcher key = KEY.matcher(text.strip());
    if (!key.matches()) {
      throw new IllegalArgumentException("the key must be " + FORM);
    }
    return new AwsKey(key.group(1), key.group(2), Optional.ofNullable(key.group(3)));
  }

  @Override
  public String toString() {
    return "AwsKey[" + id + "]";
  }
}
