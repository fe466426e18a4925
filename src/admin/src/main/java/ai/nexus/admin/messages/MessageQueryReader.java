package ai.nexus.admin.messages;

import ai.nexus.admin.problem.InvalidFieldsException;
import ai.nexus.admin.query.Parameters;
import ai.nexus.core.messages.MessageQuery;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link MessageQuery}; names everything that is wrong with it at once. */
final class MessageQueryReader {

  /** Of one conversation everything is looked for; else every file of the range is read. */
  private static final Duration USUAL_RANGE = Duration.ofDays(1);

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final Set<String> PAGE = Set.of("limit", "after");
  private static final Set<String> SEARCH =
      Set.of("conversation_id", "from", "to", "text", "limit", "after");

  private final MultivaluedMap<String, String> query;

  MessageQueryReader(MultivaluedMap<String, String> query) {
    this.query = query;
  }

  /**
   * @throws InvalidFieldsException for what cannot be read, and for parameters that there are not
   */
  MessageQuery search(Instant now) {
    Parameters parameters = new Parameters(query, SEARCH);
    Optional<String> conversation = parameters.text("conversation_id");
    Instant to = parameters.time("to", ZoneOffset.UTC).orElse(conversation.isPresent() ? END : now);
    Instant from =
        parameters
            .time("from", ZoneOffset.UTC)
            .orElseGet(() -> conversation.isPresent() ? Instant.EPOCH : to.minus(USUAL_RANGE));
    parameters.checkOrder(from, to);
    Optional<String> text = parameters.text("text");
    parameters.check();
    return new MessageQuery(conversation, from, to, text);
  }

  /** Everything of one conversation. */
  MessageQuery conversation(String id) {
    new Parameters(query, PAGE).check();
    return new MessageQuery(Optional.of(id), Instant.EPOCH, END, Optional.empty());
  }
}
