package ai.nexus.wire.anthropic.client;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.StopReasons;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.translate.AnswerIdentity;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a stream (https://platform.claude.com/docs/en/build-with-claude/streaming). Each event has
 * its name, without which the SDKs pass it over (anthropic-sdk-python _streaming.py). The reason
 * for the end waits for the end itself, since the usage that stands beside it comes behind it from
 * most providers; all else goes out at once. Choices but the first are left out. For one stream.
 */
final class AnthropicStreamWriter implements StreamWriter {

  private final AnswerIdentity head;
  private final OpenBlock block = new OpenBlock();
  private TokenUsage usage = TokenUsage.UNKNOWN;
  private Optional<Finish> finish = Optional.empty();
  private boolean started;
  private boolean called;
  private boolean refused;
  private boolean over;

  AnthropicStreamWriter(AnswerIdentity head) {
    this.head = head;
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    if (over) {
      return;
    }
    Consumer<JsonObject> events = event -> out.accept(ServerSent.event(event));
    if (step instanceof StreamEvent.Failed failed) {
      over = true;
      events.accept(ErrorWriter.json(failed.error()));
      return;
    }
    start(events);
    if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage().tokens();
    } else if (step instanceof StreamEvent.Ended) {
      end(events);
    } else {
      content(step, events);
    }
  }

  private void start(Consumer<JsonObject> out) {
    if (started) {
      return;
    }
    started = true;
    out.accept(
        Json.typed("message_start")
            .add(
                "message",
                Json.object()
                    .add("id", AnswerWriter.ID_PREFIX + head.id())
                    .add("type", "message")
                    .add("role", "assistant")
                    .add("model", head.model())
                    .add("content", Json.array())
                    .add("stop_reason", JsonValue.NULL)
                    .add("stop_sequence", JsonValue.NULL)
                    .add("usage", UsageWriter.json(usage)))
            .build());
  }

  private void content(StreamEvent step, Consumer<JsonObject> out) {
    if (step instanceof StreamEvent.TextDelta text && text.choice() == 0) {
      block.text(text.text(), out);
    } else if (step instanceof StreamEvent.RefusalDelta refusal && refusal.choice() == 0) {
      refused = true;
      block.refusal(refusal.text(), out);
    } else if (step instanceof StreamEvent.ThinkingDelta thought && thought.choice() == 0) {
      block.thinking(thought.text(), out);
    } else if (step instanceof StreamEvent.ThinkingSigned signed && signed.choice() == 0) {
      block.signed(signed.signature(), out);
    } else if (step instanceof StreamEvent.RedactedThinking redacted && redacted.choice() == 0) {
      block.whole(Blocks.redacted(redacted.data()), out);
    } else if (step instanceof StreamEvent.ToolCallStarted call && call.choice() == 0) {
      called = true;
      block.call(call, out);
    } else if (step instanceof StreamEvent.ArgumentsDelta more && more.choice() == 0) {
      block.arguments(more, out);
    } else if (step instanceof StreamEvent.Finished finished && finished.choice() == 0) {
      block.close(out);
      finish = Optional.of(finished.finish());
    }
  }

  private void end(Consumer<JsonObject> out) {
    over = true;
    block.close(out);
    out.accept(
        Json.typed("message_delta")
            .add(
                "delta",
                Json.object()
                    .add("stop_reason", StopReasons.write(finish, called, refused))
                    .add("stop_sequence", AnswerWriter.stopSequence(finish)))
            .add("usage", UsageWriter.json(usage))
            .build());
    out.accept(Json.typed("message_stop").build());
  }
}
