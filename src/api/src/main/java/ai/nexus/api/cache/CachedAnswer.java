package ai.nexus.api.cache;

import ai.nexus.api.exchange.Transcript;
import ai.nexus.api.relay.AnswerHead;
import ai.nexus.core.catalogue.Target;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.TokenKind;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.model.UsageReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer as it was sent.
 *
 * @param contentType says whether it is a stream
 * @param headers the gateway's own; the provider's tell of the request that was made then
 * @param bytes all of its body
 * @param target who gave it
 * @param usage what it used
 * @param transcript for the message store, where it keeps this provider's
 * @param keptAt as the cache's ticker tells the time, in nanoseconds
 * @param ttl how long it is kept from then on
 */
record CachedAnswer(
    String contentType,
    List<Map.Entry<String, String>> headers,
    Slice bytes,
    Target target,
    UsageReport usage,
    Optional<Transcript> transcript,
    long keptAt,
    Duration ttl) {

  // Of the entry, its key and its objects, so that many tiny ones cannot fill the memory.
  private static final int OVERHEAD = 512;
  private static final String OWN_HEADERS = "x-nexus-";

  CachedAnswer {
    headers = List.copyOf(headers);
  }

  static List<Map.Entry<String, String>> ownHeaders(AnswerHead head) {
    return head.headers().stream()
        .filter(
            header -> header.getKey().regionMatches(true, 0, OWN_HEADERS, 0, OWN_HEADERS.length()))
        .toList();
  }

  /** What it takes in memory, in bytes. */
  int weight() {
    long all = OVERHEAD + bytes.length() + transcript.map(Transcript::held).orElse(0L);
    return (int) Math.min(all, Integer.MAX_VALUE);
  }

  /** The head for another client. */
  AnswerHead head() {
    return new AnswerHead(200, contentType, headers, OptionalLong.of(bytes.length()), false);
  }

  /** What giving it again uses: nothing of all that is known to have been used. */
  UsageReport usedAgain() {
    TokenUsage.Builder nothing = TokenUsage.builder();
    for (TokenKind kind : TokenKind.values()) {
      if (usage.tokens().count(kind).isPresent()) {
        nothing.set(kind, 0);
      }
    }
    return new UsageReport(nothing.build(), usage.raw());
  }
}
