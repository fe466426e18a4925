package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.Faults;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.anthropic.common.StopReasons;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a stream (https://platform.claude.com/docs/en/build-with-claude/streaming,
 * anthropic-sdk-python types/raw_message_stream_event.py). The names of events are not needed:
 * their data repeats them. Pings and what is new are ignored. For one stream.
 */
final class AnthropicStreamReader implements StreamReader {

  private final AnthropicUsage usage = new AnthropicUsage();
  private final BlockReader blocks = new BlockReader();
  private UsageReport told = UsageReport.NONE;
  private boolean started;
  private boolean finished;
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    if (over || data.equals("[DONE]")) { // some servers end every stream as OpenAI does
      return;
    }
    JsonObject json =
        Json.readObject(data)
            .orElseThrow(
                () -> new UpstreamFormatException("an event of the stream is no JSON object"));
    Members event = new Members(json, "", Faults.ANSWER);
    String type = event.text("type").orElse(json.containsKey("error") ? "error" : "");
    switch (type) {
      case "message_start" -> {
        start(event.object("message"), out);
        if (usage.addFrom(json)) {
          tell(usage.beforeTheAnswer(), out);
        }
      }
      case "content_block_start" -> blocks.start(event, begun(out));
      case "content_block_delta" -> blocks.delta(event, begun(out));
      case "content_block_stop" -> blocks.stop(event, begun(out));
      case "message_delta" -> {
        event.object("delta").ifPresent(delta -> finish(delta, begun(out)));
        if (usage.addFrom(json)) {
          tell(usage.report(), begun(out));
        }
      }
      case "message_stop" -> {
        tell(usage.report(), begun(out)); // some servers tell all of it at the start
        last(new StreamEvent.Ended(), out);
      }
      case "error" -> last(new StreamEvent.Failed(ErrorReader.event(json)), out);
      default -> {
        // ping, or one that is new
      }
    }
  }

  @Override
  public void end(Consumer<StreamEvent> out) {
    if (!over) {
      last(new StreamEvent.Failed(brokenOff()), out);
    }
  }

  private static ProviderError brokenOff() {
    return new ProviderError(
        502,
        "The provider's answer broke off before its end.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void start(Optional<Members> message, Consumer<StreamEvent> out) {
    if (!started) {
      started = true;
      out.accept(
          new StreamEvent.Started(
              message.flatMap(it -> it.text("id")), message.flatMap(it -> it.text("model"))));
    }
  }

  /** A server that forgets {@code message_start} has begun all the same. */
  private Consumer<StreamEvent> begun(Consumer<StreamEvent> out) {
    if (!started) {
      start(Optional.empty(), out);
    }
    return out;
  }

  private void finish(Members delta, Consumer<StreamEvent> out) {
    Optional<String> reason = delta.text("stop_reason").filter(text -> !text.isEmpty());
    if (finished || reason.isEmpty()) {
      return;
    }
    finished = true;
    AnswerBlocks.refusal(delta)
        .ifPresent(text -> out.accept(new StreamEvent.RefusalDelta(0, text)));
    out.accept(
        new StreamEvent.Finished(0, StopReasons.read(reason.get(), delta.text("stop_sequence"))));
  }

  private void tell(UsageReport report, Consumer<StreamEvent> out) {
    if (!report.tokens().isUnknown() && !report.equals(told)) {
      told = report;
      out.accept(new StreamEvent.UsageTold(report));
    }
  }

  private void last(StreamEvent event, Consumer<StreamEvent> out) {
    over = true;
    out.accept(event);
  }
}
