package ai.nexus.wire.chat;

import ai.nexus.wire.model.UsageReport;
import java.util.Optional;

/**
 * A step of a streamed answer in no vendor's words. Of one choice the parts come one after the
 * other: what follows a part of another kind begins a new part.
 */
public sealed interface StreamEvent {

  /** The provider has begun to answer. Comes first and once. */
  record Started(Optional<String> id, Optional<String> model) implements StreamEvent {}

  record TextDelta(int choice, String text) implements StreamEvent {}

  record RefusalDelta(int choice, String text) implements StreamEvent {}

  record ThinkingDelta(int choice, String text) implements StreamEvent {}

  /** The thought that was being told is whole, and this is its signature. */
  record ThinkingSigned(int choice, String signature) implements StreamEvent {}

  record RedactedThinking(int choice, String data) implements StreamEvent {}

  /**
   * A call begins; fragments of its arguments follow.
   *
   * @param call counts the calls of the choice, from 0
   */
  record ToolCallStarted(int choice, int call, String id, String name, Optional<String> signature)
      implements StreamEvent {}

  /** A fragment of a call's arguments, which is no JSON by itself. */
  record ArgumentsDelta(int choice, int call, String fragment) implements StreamEvent {}

  record Finished(int choice, Finish finish) implements StreamEvent {}

  /** What is known of the tokens by now; a later one replaces it. */
  record UsageTold(UsageReport usage) implements StreamEvent {}

  /** The provider gives up in the middle. Nothing follows. */
  record Failed(ProviderError error) implements StreamEvent {}

  /** The answer is whole. Nothing follows. */
  record Ended() implements StreamEvent {}
}
