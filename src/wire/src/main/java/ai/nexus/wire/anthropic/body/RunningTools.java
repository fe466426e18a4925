package ai.nexus.wire.anthropic.body;

import ai.nexus.wire.anthropic.body.Turn.Side;
import ai.nexus.wire.chat.Part;
import java.util.List;

/**
 * What is said while tools that the model called run. A model that thinks by a budget wants the
 * thought back then that led to the calls
 * (https://github.com/deepset-ai/haystack-core-integrations/issues/2146). Most clients of other
 * dialects lose it.
 */
final class RunningTools {

  private RunningTools() {}

  /** Whether the conversation ends in results of calls that no thought stands before. */
  static boolean lackThought(List<Turn> turns) {
    int last = turns.size() - 1;
    if (last < 1 || !hasResults(turns.get(last)) || !turns.get(last - 1).isOf(Side.ASSISTANT)) {
      return false;
    }
    Part first = turns.get(last - 1).parts().get(0);
    return !(first instanceof Part.Thinking || first instanceof Part.RedactedThinking);
  }

  private static boolean hasResults(Turn turn) {
    return turn.parts().stream().anyMatch(Part.ToolResult.class::isInstance);
  }
}
