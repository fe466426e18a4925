package ai.nexus.api.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.charset.StandardCharsets;

/**
 * A close frame that may be sent: its code is none of those that stand for what was not sent (RFC
 * 6455, section 7.4), and its reason fits.
 *
 * @param reason at most {@value #LONGEST_REASON} bytes in UTF-8; cut where it is longer
 */
record Closing(int code, String reason) {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int WITHDRAWN = 1008;
  static final int UNEXPECTED = 1011;
  static final int TRY_AGAIN_LATER = 1013;

  private static final int NO_CODE = 1005;
  private static final int LONGEST_REASON = 123;

  Closing {
    reason = cut(reason);
  }

  /** What the other side is told of a close that came from one side. */
  static Closing passedOn(int code, String reason) {
    if (code == NO_CODE) {
      return new Closing(NORMAL, reason);
    }
    return new Closing(mayBeSent(code) ? code : UNEXPECTED, reason);
  }

  private static boolean mayBeSent(int code) {
    boolean defined = code >= 1000 && code <= 1014 && code != 1004 && code != 1006;
    return defined || (code >= 3000 && code <= 4999);
  }

  CloseReason asReason() {
    return new CloseReason(CloseCodes.getCloseCode(code), reason);
  }

  private static String cut(String text) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      String character = Character.toString(text.codePointAt(end));
      bytes += character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_REASON) {
        break;
      }
      end += character.length();
    }
    return text.substring(0, end);
  }
}
