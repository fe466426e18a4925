package ai.nexus.wire.translate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What stands for a vendor's signature at a client: {@code nexus:<vendor>[#<sum of the
 * words>]:<signature>}, in base64 as signatures are, since some SDKs decode it.
 *
 * @param vendor the label of its dialect
 * @param words the {@link WordSum} of the thought that it signs; empty where it signs none that can
 *     be read, or was made before there were sums
 */
record Mark(String vendor, Optional<String> words, String signature) {

  /** How every mark begins: base64 of {@code nexus:}. */
  private static final String BEGIN = "bmV4dXM6";

  /** Base64 of {@code nexus.}: in Google's dialect a mark may be in base64 once more. */
  private static final String HOLDER = "bmV4dXMu";

  private static final char SUM = '#';
  private static final char END = ':';

  static boolean isOn(String signature) {
    return signature.startsWith(BEGIN);
  }

  /** Whether one is anywhere in a request's body, or what holds one for a client of Google's. */
  static boolean isIn(byte[] body) {
    for (int i = 0; i <= body.length - BEGIN.length(); i++) {
      if (body[i] == BEGIN.charAt(0) && (isAt(body, i, BEGIN) || isAt(body, i, HOLDER))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] body, int from, String begin) {
    for (int i = 1; i < begin.length(); i++) {
      if (body[from + i] != begin.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Empty where there is none, or it was changed on the way. */
  static Optional<Mark> read(String marked) {
    return isOn(marked) ? decoded(marked.substring(BEGIN.length())) : Optional.empty();
  }

  private static Optional<Mark> decoded(String base64) {
    try {
      return split(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException changedOnTheWay) {
      return Optional.empty();
    }
  }

  private static Optional<Mark> split(String text) {
    int end = text.indexOf(END);
    if (end < 0) {
      return Optional.empty();
    }
    String signature = text.substring(end + 1);
    int sum = text.lastIndexOf(SUM, end);
    return Optional.of(
        sum < 0
            ? new Mark(text.substring(0, end), Optional.empty(), signature)
            : new Mark(
                text.substring(0, sum), Optional.of(text.substring(sum + 1, end)), signature));
  }

  /** Whether the thought has come back in other words than it went out, or without them. */
  boolean isOfOthers(String text) {
    return words.filter(sum -> !sum.equals(WordSum.of(text))).isPresent();
  }

  String written() {
    String text = vendor + words.map(sum -> SUM + sum).orElse("") + END + signature;
    return BEGIN + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
