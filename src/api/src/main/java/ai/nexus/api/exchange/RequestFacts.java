package ai.nexus.api.exchange;

import ai.nexus.core.usage.OwnRequest;
import ai.nexus.wire.model.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request says beside its body.
 *
 * @param endpoint the operation's label, or {@code ws.chat}
 * @param requestId goes back as {@code x-request-id} and into every log line
 * @param entryId of the one exchange that the request is called after, if it is; no other may have
 *     the same facts then
 * @param conversationId the client's, or its connection's; an exchange without one makes its own
 * @param conversationIsNamed whether the client named the conversation outside the body
 * @param clientRetry the SDK's retry count, 0 at first
 * @param clientTimeout how long the SDK waits for a first byte
 * @param passedOn headers that go upstream as they came
 */
public record RequestFacts(
    String endpoint,
    Operation operation,
    String requestId,
    Optional<String> entryId,
    Optional<String> conversationId,
    boolean conversationIsNamed,
    int clientRetry,
    Optional<Duration> clientTimeout,
    List<Map.Entry<String, String>> passedOn) {

  public RequestFacts {
    passedOn = List.copyOf(passedOn);
  }

  /** The same for an exchange that is all that comes of its request. */
  public RequestFacts asEntry(String id) {
    return new RequestFacts(
        endpoint,
        operation,
        OwnRequest.of(id),
        Optional.of(id),
        conversationId,
        conversationIsNamed,
        clientRetry,
        clientTimeout,
        passedOn);
  }

  /** The same in a conversation that goes on past this request. */
  public RequestFacts inConversation(String id) {
    return new RequestFacts(
        endpoint,
        operation,
        requestId,
        entryId,
        Optional.of(id),
        conversationIsNamed,
        clientRetry,
        clientTimeout,
        passedOn);
  }
}
