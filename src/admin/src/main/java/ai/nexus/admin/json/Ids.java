package ai.nexus.admin.json;

import ai.nexus.admin.problem.InvalidFieldsException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads ids from paths. */
public final class Ids {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");

  private Ids() {}

  /**
   * @return empty where the number is none that a row can have
   * @throws InvalidFieldsException where it is no number at all
   */
  public static OptionalLong parse(String field, String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw new InvalidFieldsException(field, "must be a whole number");
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }
}
