package ai.nexus.testkit.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into what this provider calls tokens: a word with the space behind it, at most 8 code
 * points.
 */
public final class Words {

  private static final int LONGEST = 8;

  private Words() {}

  public static List<String> split(String text) {
    List<String> pieces = new ArrayList<>();
    var piece = new StringBuilder();
    int length = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int codePoint = text.codePointAt(at);
      piece.appendCodePoint(codePoint);
      length++;
      if (length == LONGEST || ends(codePoint)) {
        pieces.add(piece.toString());
        piece.setLength(0);
        length = 0;
      }
    }
    if (length > 0) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  private static boolean ends(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isIdeographic(codePoint);
  }
}
