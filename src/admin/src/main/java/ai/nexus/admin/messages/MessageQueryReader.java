package ai.nexus.admin.messages;

import ai.nexus.admin.json.TimeText;
import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.problem.Violation;
import ai.nexus.core.messages.MessageQuery;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link MessageQuery}; names everything that is wrong with it at once. */
final class MessageQueryReader {

  /** Of one conversation everything is looked for; else every file of the range is read. */
  private static final Duration USUAL_RANGE = Duration.ofDays(1);

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final int LONGEST_TEXT = 200;

  private final MultivaluedMap<String, String> query;
  private final List<Violation> violations = new ArrayList<>();

  MessageQueryReader(MultivaluedMap<String, String> query) {
    this.query = query;
  }

  /**
   * @throws InvalidFieldsException for what cannot be read, and for parameters that there are not,
   *     since a filter that is overlooked shows what nobody asked for
   */
  MessageQuery search(Instant now) {
    refuseOthers(Set.of("conversation_id", "from", "to", "text", "limit", "after"));
    Optional<String> conversation = one("conversation_id");
    Instant to = time("to").orElse(conversation.isPresent() ? END : now);
    Instant from =
        time("from")
            .orElseGet(() -> conversation.isPresent() ? Instant.EPOCH : to.minus(USUAL_RANGE));
    if (!from.isBefore(to)) {
      violations.add(new Violation("from", "must be before to"));
    }
    Optional<String> text = one("text");
    if (text.filter(given -> given.isEmpty() || given.length() > LONGEST_TEXT).isPresent()) {
      violations.add(new Violation("text", "must have 1 to " + LONGEST_TEXT + " characters"));
    }
    InvalidFieldsException.throwIfAny(violations);
    return new MessageQuery(conversation, from, to, text);
  }

  /** Everything of one conversation. */
  MessageQuery conversation(String id) {
    refuseOthers(Set.of("limit", "after"));
    InvalidFieldsException.throwIfAny(violations);
    return new MessageQuery(Optional.of(id), Instant.EPOCH, END, Optional.empty());
  }

  private void refuseOthers(Set<String> names) {
    for (String name : query.keySet()) {
      if (!names.contains(name)) {
        violations.add(
            new Violation(
                name,
                "is not a parameter; there are "
                    + String.join(", ", names.stream().sorted().toList())));
      }
    }
  }

  private Optional<Instant> time(String name) {
    Optional<String> text = one(name);
    Optional<Instant> time = text.flatMap(given -> TimeText.parse(given, ZoneOffset.UTC));
    if (text.isPresent() && time.isEmpty()) {
      violations.add(new Violation(name, TimeText.FORM));
    }
    return time;
  }

  private Optional<String> one(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      violations.add(new Violation(name, "must be given once"));
    }
    return values.stream().findFirst();
  }
}
