package ai.nexus.wire.model;

import java.util.EnumMap;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Token counts of one exchange by kind. A count that is empty is unknown, which is not zero. */
public final class TokenUsage {

  /** Nothing is known. */
  public static final TokenUsage UNKNOWN = new Builder().build();

  private final EnumMap<TokenKind, Long> counts;

  private TokenUsage(EnumMap<TokenKind, Long> counts) {
    this.counts = counts;
  }

  /** Input and output alone, as an estimate has them. */
  public static TokenUsage of(long input, long output) {
    return builder().set(TokenKind.INPUT, input).set(TokenKind.OUTPUT, output).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public OptionalLong count(TokenKind kind) {
    Long count = counts.get(kind);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** Input with what was read from caches and written to them. */
  public OptionalLong allInput() {
    if (count(TokenKind.INPUT).isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Stream.of(
                TokenKind.INPUT,
                TokenKind.CACHE_READ,
                TokenKind.CACHE_WRITE_5M,
                TokenKind.CACHE_WRITE_1H)
            .mapToLong(kind -> count(kind).orElse(0))
            .sum());
  }

  public OptionalLong output() {
    return count(TokenKind.OUTPUT);
  }

  /** The same but for one count, which is unknown. */
  public TokenUsage without(TokenKind kind) {
    EnumMap<TokenKind, Long> others = new EnumMap<>(counts);
    others.remove(kind);
    return new TokenUsage(others);
  }

  /** The same but for one count. */
  public TokenUsage with(TokenKind kind, long count) {
    Builder builder = builder();
    builder.counts.putAll(counts);
    return builder.set(kind, count).build();
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenUsage usage && counts.equals(usage.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /** The known counts: {@code input_tokens=12 output_tokens=3}. */
  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(count -> count.getKey().label() + "=" + count.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Every count is unknown until it is set. */
  public static final class Builder {

    private final EnumMap<TokenKind, Long> counts = new EnumMap<>(TokenKind.class);

    private Builder() {}

    /**
     * @throws IllegalArgumentException for a count below 0
     */
    public Builder set(TokenKind kind, long count) {
      if (count < 0) {
        throw new IllegalArgumentException(kind.label() + " must not be negative, was " + count);
      }
      counts.put(kind, count);
      return this;
    }

    public Builder set(TokenKind kind, OptionalLong count) {
      return count.isPresent() ? set(kind, count.getAsLong()) : this;
    }

    public TokenUsage build() {
      return new TokenUsage(new EnumMap<>(counts));
    }
  }
}
