package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryId;
import ai.nexus.core.usage.Outcome;
import ai.nexus.core.usage.UsageEntry;
import ai.nexus.core.usage.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted: those that match all that is present.
 *
 * @param from the exchange ended then or later
 * @param to the exchange ended before
 * @param provider the provider's id, or the name that it had at the time
 * @param model as the client named it
 * @param clientKey the part of the client key that may be shown
 */
public record EntryFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> provider,
    Optional<String> model,
    Optional<String> clientKey,
    Optional<Outcome> outcome,
    Optional<UsageSource> source,
    Optional<String> conversation) {

  /** Every entry. */
  public static final EntryFilter ALL = ofConversation(Optional.empty());

  // An id has the time when its exchange began. From there to the end it is 49 h at most: an hour
  // for the body and a day for each of two attempts, the highest that nexus.request.body-timeout
  // and nexus.upstream.total-timeout may be. Ids run ahead of a clock that was set back.
  private static final Duration LONGEST_EXCHANGE = Duration.ofHours(50);
  private static final Duration CLOCK_STEP = Duration.ofHours(1);

  private static final String LOWEST = "";
  private static final String ABOVE_ALL = "Z".repeat(27);

  public static EntryFilter ofConversation(String id) {
    return ofConversation(Optional.of(id));
  }

  /** Of exchanges that ended in this range. */
  static EntryFilter ended(Instant from, Instant to) {
    return new EntryFilter(
        Optional.of(from),
        Optional.of(to),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static EntryFilter ofConversation(Optional<String> id) {
    return new EntryFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        id);
  }

  EntryRange range() {
    return conversation.<EntryRange>map(ConversationRange::new).orElseGet(EntryRange::all);
  }

  /** No entry that matches has a lower id. */
  String lowestId() {
    return from.map(time -> EntryId.firstAt(time.minus(LONGEST_EXCHANGE))).orElse(LOWEST);
  }

  /** Every entry that matches has a lower id. */
  String aboveIds() {
    return to.map(time -> EntryId.firstAt(time.plus(CLOCK_STEP))).orElse(ABOVE_ALL);
  }

  /** Whether an entry of the {@link #range} matches. */
  boolean matches(UsageEntry entry) {
    return from.filter(time -> entry.endedAt().isBefore(time)).isEmpty()
        && to.filter(time -> !entry.endedAt().isBefore(time)).isEmpty()
        && provider.filter(asked -> !isProvider(asked, entry)).isEmpty()
        && (model.isEmpty() || model.equals(entry.modelName()))
        && clientKey.filter(hint -> !hint.equals(entry.clientKeyHint())).isEmpty()
        && outcome.filter(asked -> asked != entry.outcome()).isEmpty()
        && source.filter(asked -> asked != entry.source()).isEmpty();
  }

  private static boolean isProvider(String asked, UsageEntry entry) {
    return entry.providerName().filter(asked::equals).isPresent()
        || entry.providerId().filter(id -> asked.equals(Long.toString(id))).isPresent();
  }
}
