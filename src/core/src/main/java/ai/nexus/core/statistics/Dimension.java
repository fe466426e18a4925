package ai.nexus.core.statistics;

import ai.nexus.core.usage.EntryGroup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What usage can be grouped by. The lower-case name is what a query says. */
public enum Dimension {
  /** Grouped by its id, because a name may change. */
  PROVIDER,
  /** As clients name it; empty for requests that reached no provider, which may name any. */
  MODEL,
  UPSTREAM_MODEL,
  /** What may be shown of it. */
  CLIENT_KEY,
  ENDPOINT,
  STREAMED,
  OUTCOME,
  SOURCE,
  HTTP_STATUS,
  ERROR_CODE,
  /** Empty where nothing named it. Roll-ups do not know it, so it is added up from the entries. */
  CONVERSATION_ID;

  /** What the groups of entries have, and usage can be filtered by. */
  public static final List<Dimension> OF_GROUPS =
      Stream.of(values()).filter(dimension -> dimension != CONVERSATION_ID).toList();

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a filter may call the group's value: a provider's id, or the name that it had then. */
  Stream<String> namesOf(EntryGroup group) {
    Stream<String> value = Stream.of(valueOf(group, Optional.empty()).orElse(""));
    return this == PROVIDER ? Stream.concat(value, group.providerName().stream()) : value;
  }

  Optional<String> valueOf(EntryGroup group, Optional<String> conversation) {
    return switch (this) {
      case PROVIDER -> group.providerId().map(String::valueOf);
      case MODEL -> group.modelName();
      case UPSTREAM_MODEL -> group.upstreamModel();
      case CLIENT_KEY -> Optional.of(group.clientKeyHint());
      case ENDPOINT -> Optional.of(group.endpoint());
      case STREAMED -> Optional.of(String.valueOf(group.streamed()));
      case OUTCOME -> Optional.of(group.outcome().label());
      case SOURCE -> Optional.of(group.source().label());
      case HTTP_STATUS -> Optional.of(String.valueOf(group.httpStatus()));
      case ERROR_CODE -> group.errorCode();
      case CONVERSATION_ID -> conversation;
    };
  }
}
