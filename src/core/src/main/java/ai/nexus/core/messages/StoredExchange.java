package ai.nexus.core.messages;

import ai.nexus.core.usage.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * One exchange as it is stored.
 *
 * @param time of its end
 * @param provider that answered; empty text where none was reached
 * @param model as the client named it
 * @param request the client's body, which nobody changes any more
 * @param events the data of each event of a streamed response; else none
 * @param body the response where it was no stream; else empty text
 * @param truncated whether the response went on behind what is kept
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one; a copy of 20 MiB would be dear.
public record StoredExchange(
    Instant time,
    String requestId,
    String conversationId,
    String provider,
    String model,
    boolean streamed,
    Outcome outcome,
    byte[] request,
    List<String> events,
    String body,
    boolean truncated) {

  // Of an event, beside its characters: many tiny ones must not outgrow the bound.
  private static final int OVERHEAD = 64;

  public StoredExchange {
    events = List.copyOf(events);
  }

  /** What it holds in memory, near enough to bound a queue by. */
  long bytes() {
    long characters = body.length();
    for (String event : events) {
      characters += event.length() + OVERHEAD;
    }
    return request.length + characters;
  }
}
