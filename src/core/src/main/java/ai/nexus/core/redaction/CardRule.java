package ai.nexus.core.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds payment card numbers: 13 to 19 digits that begin with 2 to 6 and have a right check digit,
 * in one piece or in groups of at least three with a space, a dot or a hyphen between. Facts:
 * ISO/IEC 7812-1, annex B (Luhn).
 */
final class CardRule implements Rule {

  private static final Pattern DIGITS = Pattern.compile("[0-9]++");
  private static final String BETWEEN = " .-\u00a0\u2010\u2011\u2012\u2013";
  private static final int SHORTEST_GROUP = 3;
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

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
      if (isCard(number) && isApart(text, row.get(first).start(), group.end())) {
        found = i;
      }
    }
    return found;
  }

  private static boolean isApart(String text, int start, int end) {
    return (start == 0 || !isLetter(text.charAt(start - 1)))
        && (end == text.length() || !isLetter(text.charAt(end)));
  }

  private static boolean isLetter(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_';
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
