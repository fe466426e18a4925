package ai.nexus.wire.openai;

import ai.nexus.wire.json.ByteScan;
import ai.nexus.wire.json.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to change in a chunk before the client sees it; mostly nothing. */
final class ChunkEdits {

  private ChunkEdits() {}

  static List<Edit> of(AnswerFacts facts, Slice data, boolean withoutUsage) {
    boolean removes = withoutUsage && !facts.usageMembers().isEmpty();
    Optional<Edit> model = facts.modelEdit();
    if (!removes && model.isEmpty()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>(2);
    if (removes) {
      addRemovals(facts.usageMembers(), data, edits);
    }
    model.ifPresent(edits::add);
    edits.sort((a, b) -> Long.compare(a.offset(), b.offset()));
    return edits;
  }

  /**
   * Takes the members out with one comma each: the one before, else the one behind. "Before" does
   * not count when it went with an earlier member.
   */
  private static void addRemovals(List<AnswerFacts.Member> members, Slice data, List<Edit> edits) {
    int removedTo = 0;
    for (AnswerFacts.Member member : members) {
      int before = skipSpaceBack(data, member.start());
      boolean commaBefore = before > removedTo && byteAt(data, before - 1) == ',';
      int from = commaBefore ? before - 1 : member.start();
      int to = commaBefore ? member.end() : behindComma(data, member.end());
      edits.add(Edit.remove(from, to));
      removedTo = to;
    }
  }

  private static int behindComma(Slice data, int from) {
    int i = from;
    while (ByteScan.isSpace(byteAt(data, i))) {
      i++;
    }
    return byteAt(data, i) == ',' ? i + 1 : from;
  }

  private static int skipSpaceBack(Slice data, int from) {
    int i = from;
    while (ByteScan.isSpace(byteAt(data, i - 1))) {
      i--;
    }
    return i;
  }

  private static byte byteAt(Slice data, int i) {
    return data.array()[data.offset() + i];
  }
}
