package ai.nexus.core.statistics;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Ids as numbers of 26 digits in Crockford's base32, so that there is a middle between two of them.
 * Keeps the order: a text that is shorter stands for the lowest id that begins with it.
 */
final class IdNumber {

  static final int LENGTH = 26;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String JAVA_DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final BigInteger HIGHEST =
      BigInteger.ONE.shiftLeft(5 * LENGTH).subtract(BigInteger.ONE);

  private IdNumber() {}

  static BigInteger of(String id) {
    StringBuilder digits = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      digits.append(i < id.length() ? digit(id.charAt(i)) : '0');
    }
    return new BigInteger(digits.toString(), DIGITS.length());
  }

  /** The number as an id; below and above all ids the nearest. */
  static String text(BigInteger number) {
    String digits = number.max(BigInteger.ZERO).min(HIGHEST).toString(DIGITS.length());
    char[] text = new char[LENGTH];
    int start = LENGTH - digits.length();
    Arrays.fill(text, 0, start, '0');
    for (int i = 0; i < digits.length(); i++) {
      text[start + i] = DIGITS.charAt(JAVA_DIGITS.indexOf(digits.charAt(i)));
    }
    return new String(text);
  }

  /** Of a character that is no digit, the digit below it. */
  private static char digit(char character) {
    int place = DIGITS.length() - 1;
    while (place > 0 && DIGITS.charAt(place) > character) {
      place--;
    }
    return JAVA_DIGITS.charAt(place);
  }
}
