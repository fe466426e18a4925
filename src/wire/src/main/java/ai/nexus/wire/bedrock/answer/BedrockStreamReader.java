package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Faults;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a stream of documents with one event each
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStreamOutput.html,
 * {@link ai.nexus.wire.eventstream.EventStreamMessage#document}). The answer is whole after {@code
 * messageStop}, and over after {@code metadata}, which tells the usage. A member {@code p}, which
 * some events have, is there to fill them up. For one stream.
 */
public final class BedrockStreamReader implements StreamReader {

  private final BlockReader blocks = new BlockReader();
  private boolean started;
  private boolean stopped;
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    JsonObject json =
        Json.readObject(data)
            .orElseThrow(
                () -> new UpstreamFormatException("an event of the stream is no JSON object"));
    Members document = new Members(json, "", Faults.ANSWER);
    for (String name : json.keySet()) {
      if (ErrorReader.isException(name)) {
        over = true;
        out.accept(new StreamEvent.Failed(ErrorReader.event(name, json.get(name))));
        return;
      }
      document.object(name).ifPresent(event -> event(name, event, json.getJsonObject(name), out));
    }
  }

  private void event(String name, Members event, JsonObject json, Consumer<StreamEvent> out) {
    switch (name) {
      case "messageStart" -> start(out);
      case "contentBlockStart" -> blocks.start(event, begun(out));
      case "contentBlockDelta" -> blocks.delta(event, begun(out));
      case "contentBlockStop" -> blocks.stop(event, begun(out));
      case "messageStop" -> stop(event, begun(out));
      case "metadata" -> metadata(json, begun(out));
      default -> {
        // one that is new
      }
    }
  }

  @Override
  public boolean isWhole() {
    return stopped;
  }

  @Override
  public void end(Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    over = true;
    out.accept(stopped ? new StreamEvent.Ended() : new StreamEvent.Failed(brokenOff()));
  }

  private static ProviderError brokenOff() {
    return new ProviderError(
        502,
        "The provider's answer broke off before its end.",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void start(Consumer<StreamEvent> out) {
    if (!started) {
      started = true;
      out.accept(new StreamEvent.Started(Optional.empty(), Optional.empty()));
    }
  }

  private Consumer<StreamEvent> begun(Consumer<StreamEvent> out) {
    start(out);
    return out;
  }

  private void stop(Members event, Consumer<StreamEvent> out) {
    if (!stopped) {
      stopped = true;
      StopReasons.read(event).ifPresent(finish -> out.accept(new StreamEvent.Finished(0, finish)));
    }
  }

  private void metadata(JsonObject event, Consumer<StreamEvent> out) {
    UsageReport usage = BedrockUsage.read(event);
    if (!usage.tokens().isUnknown()) {
      out.accept(new StreamEvent.UsageTold(usage));
    }
    if (stopped) {
      over = true;
      out.accept(new StreamEvent.Ended());
    }
  }
}
