package ai.nexus.core.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds payment card numbers: 13 to 19 digits that begin with 2 to 6 and have a right check digit,
 * in one piece or in groups of at least three with a space, a dot or a hyphen between. Where
 * letters are next to it, only as long as its scheme's, and not within a hash. Facts: ISO/IEC
 * 7812-1, annex B (Luhn); Visa, Mastercard, American Express, Discover, JCB, UnionPay and Diners
 * Club numbers as in https://en.wikipedia.org/wiki/Payment_card_number.
 */
final class CardRule implements Rule {

  private static final Pattern DIGITS = Pattern.compile("[0-9]++");
  private static final String BETWEEN = " .-\u00a0\u2010\u2011\u2012\u2013";
  private static final int SHORTEST_GROUP = 3;
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final int HASH = 64;

  /** Lengths and first digits that cards have; a time as 20261126080000 has none of them. */
  private static final Pattern OF_A_SCHEME =
      Pattern.compile(
          "(?:4[0-9]|5[1-5]|2[2-7]|35|6[0245])[0-9]{14}|3[47][0-9]{13}|3[0689][0-9]{12}");

  /** Digits from start to end in the text. */
  private record Group(int start, int end) {
    int length() {
      return end - start;
    }
  }

  @Override
  public String name() {
    return "card";
  }

  @Override
  public String apply(String text, Deadline deadline) {
    Matcher digits = DIGITS.matcher(deadline.watch(text));
    StringBuilder out = new StringBuilder();
    int copied = 0;
    List<Group> row = new ArrayList<>();
    while (digits.find()) {
      Group group = new Group(digits.start(), digits.end());
      if (!row.isEmpty() && !follows(text, row.get(row.size() - 1), group)) {
        copied = replace(text, row, out, copied);
        row.clear();
      }
      if (group.length() >= SHORTEST_GROUP && group.length() <= LONGEST) {
        row.add(group);
      }
    }
    copied = replace(text, row, out, copied);
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private static boolean follows(String text, Group last, Group next) {
    return next.start() == last.end() + 1
        && BETWEEN.indexOf(text.charAt(last.end())) >= 0
        && next.length() >= SHORTEST_GROUP;
  }

  /** Other numbers may stand in the row, before and behind. */
  private int replace(String text, List<Group> row, StringBuilder out, int before) {
    int copied = before;
    int i = 0;
    while (i < row.size()) {
      int last = lastOfCard(text, row, i);
      if (last >= 0) {
        out.append(text, copied, row.get(i).start()).append(mark());
        copied = row.get(last).end();
        i = last;
      }
      i++;
    }
    return copied;
  }

  /** The last group of the longest card that begins with the first; -1 where none does. */
  private static int lastOfCard(String text, List<Group> row, int first) {
    StringBuilder number = new StringBuilder(LONGEST);
    int found = -1;
    for (int i = first; i < row.size() && number.length() < LONGEST; i++) {
      Group group = row.get(i);
      number.append(text, group.start(), group.end());
      if (isCard(number) && isAlone(text, row.get(first).start(), group.end(), number)) {
        found = i;
      }
    }
    return found;
  }

  private static boolean isAlone(String text, int start, int end, CharSequence number) {
    boolean apart = !isWord(text, start - 1) && !isWord(text, end);
    return apart || (OF_A_SCHEME.matcher(number).matches() && !isInHash(text, start, end));
  }

  /** Whether hexadecimal digits go on around it: among those such a number stands by chance. */
  private static boolean isInHash(String text, int start, int end) {
    int from = start;
    while (start - from < HASH && isHex(text, from - 1)) {
      from--;
    }
    int to = end;
    while (to - end < HASH && isHex(text, to)) {
      to++;
    }
    boolean nothingElse = !isWord(text, from - 1) && !isWord(text, to);
    return nothingElse || hasDigit(text, from, start) || hasDigit(text, end, to);
  }

  private static boolean hasDigit(String text, int start, int end) {
    return text.substring(start, end).chars().anyMatch(c -> '0' <= c && c <= '9');
  }

  private static boolean isHex(String text, int at) {
    return isOneOf("0123456789abcdefABCDEF", text, at);
  }

  private static boolean isWord(String text, int at) {
    return isHex(text, at) || isOneOf("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ_", text, at);
  }

  private static boolean isOneOf(String characters, String text, int at) {
    return at >= 0 && at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isCard(CharSequence number) {
    return number.length() >= SHORTEST
        && number.length() <= LONGEST
        && "23456".indexOf(number.charAt(0)) >= 0
        && hasRightCheckDigit(number);
  }

  private static boolean hasRightCheckDigit(CharSequence number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
