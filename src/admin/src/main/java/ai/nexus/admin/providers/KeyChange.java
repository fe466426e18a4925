package ai.nexus.admin.providers;

import ai.nexus.admin.json.Fields;
import ai.nexus.admin.json.TextRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One of the keys that a provider has beside its first, after a request: one that it has already,
 * or another. A list that is left out keeps all; null or an empty one removes all; in any other a
 * mask stands for a key that is shown so, in their order, and what is no mask is a key.
 */
sealed interface KeyChange {

  int MOST = 50;
  String FIELD = "more_server_keys";

  /**
   * @param index of the key, from 0
   */
  record Keep(int index) implements KeyChange {}

  record Add(String secret) implements KeyChange {
    @Override
    public String toString() {
      return "Add[****]";
    }
  }

  /**
   * @param shown the masks that answers show now
   */
  static List<KeyChange> read(Fields fields, List<String> shown, TextRule rule) {
    if (fields.isAbsent(FIELD)) {
      return keepAll(shown.size());
    }
    List<String> sent = fields.texts(FIELD, text -> faultOf(text, shown, rule), MOST);
    Set<String> given = new HashSet<>(sent);
    given.retainAll(shown);
    given.stream()
        .filter(mask -> Collections.frequency(sent, mask) != Collections.frequency(shown, mask))
        .forEach(mask -> fields.fault(FIELD, faultOfCount(mask, sent, shown)));
    return changes(fields, sent, shown);
  }

  private static List<KeyChange> keepAll(int count) {
    return IntStream.range(0, count).<KeyChange>mapToObj(Keep::new).toList();
  }

  private static List<KeyChange> changes(Fields fields, List<String> sent, List<String> shown) {
    List<KeyChange> changes = new ArrayList<>();
    List<String> left = new ArrayList<>(shown);
    Set<String> added = new HashSet<>();
    for (String text : sent) {
      int index = left.indexOf(text);
      if (index >= 0) {
        // Taken, so that the same mask stands for the next key the next time.
        left.set(index, "");
        changes.add(new Keep(index));
      } else {
        if (!added.add(text)) {
          fields.fault(FIELD, "must not hold the same key twice");
        }
        changes.add(new Add(text));
      }
    }
    return changes;
  }

  private static Optional<String> faultOf(String text, List<String> shown, TextRule rule) {
    if (shown.contains(text)) {
      return Optional.empty();
    }
    return SecretChange.MASK.matcher(text).matches()
        ? Optional.of("is a mask and none of those shown now; send the secret in full")
        : rule.faultOf(text);
  }

  private static String faultOfCount(String mask, List<String> sent, List<String> shown) {
    return "holds the mask "
        + mask
        + " "
        + Collections.frequency(sent, mask)
        + " times, and "
        + Collections.frequency(shown, mask)
        + " of the keys are shown so; send those that stay in full";
  }
}
