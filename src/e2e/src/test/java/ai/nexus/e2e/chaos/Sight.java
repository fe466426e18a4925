package ai.nexus.e2e.chaos;

import ai.nexus.e2e.support.JsonText;
import jakarta.json.JsonException;
import java.util.Set;

/** What a client has seen of an exchange, and which outcomes in the ledger fit that. */
enum Sight {
  /** A whole answer, to its end. */
  WHOLE,
  /** Status 200, and something that is no answer of a model. */
  NO_ANSWER,
  /** A stream that ended with an error. */
  ERROR_EVENT,
  ERROR,
  /** The client has left, perhaps after the end. */
  LEFT,
  /** A stream that stopped without end mark and without error, which must not be. */
  CUT;

  private static final String DONE = "data: [DONE]";

  static Sight of(RawAnswer answer, boolean stream) {
    String body = answer.body();
    if (answer.status() != 200) {
      return body.contains("\"error\"") || answer.status() == 502 ? ERROR : CUT;
    }
    if (stream && body.contains("data:")) {
      int end = body.lastIndexOf("data:");
      return body.startsWith(DONE, end) ? WHOLE : eventOf(body.substring(end));
    }
    return isAnswer(body) ? WHOLE : NO_ANSWER;
  }

  private static boolean isAnswer(String body) {
    try {
      return JsonText.object(body).containsKey("choices");
    } catch (JsonException unreadable) {
      return false;
    }
  }

  private static Sight eventOf(String event) {
    return event.contains("\"error\"") ? ERROR_EVENT : CUT;
  }

  boolean fits(String outcome) {
    return switch (this) {
      case WHOLE -> outcome.equals("completed");
      case NO_ANSWER -> outcome.equals("upstream_error");
      case ERROR_EVENT -> Set.of("upstream_error", "timeout").contains(outcome);
      case ERROR -> Set.of("upstream_error", "timeout", "rejected").contains(outcome);
      case LEFT -> true;
      case CUT -> false;
    };
  }
}
