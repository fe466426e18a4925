package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.TokenUsage;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.translate.StreamWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.Consumer;

/**
 * Writes a stream of typed events, each at once, numbered from 0. The response stands whole in the
 * last, and so all that was told is kept until then. Choices but the first are left out. Facts:
 * openai-python types/responses/response_stream_event.py
 */
final class ResponsesStreamWriter implements StreamWriter {

  private final ResponseWriter response;
  private final OutputWriter output;
  private Consumer<byte[]> sink = event -> {};
  private TokenUsage usage = TokenUsage.UNKNOWN;
  private Finish finish = Finish.of(Finish.Reason.STOP);
  private int number;
  private boolean started;
  private boolean over;

  ResponsesStreamWriter(ResponseWriter response) {
    this.response = response;
    this.output = new OutputWriter(response, this::send);
  }

  @Override
  public void write(StreamEvent step, Consumer<byte[]> out) {
    if (over) {
      return;
    }
    sink = out;
    if (step instanceof StreamEvent.UsageTold told) {
      usage = told.usage().tokens();
    } else if (step instanceof StreamEvent.Failed failed) {
      fail(failed);
    } else {
      start();
      told(step);
    }
  }

  private void told(StreamEvent step) {
    if (step instanceof StreamEvent.Ended) {
      end();
    } else if (step instanceof StreamEvent.TextDelta delta && delta.choice() == 0) {
      output.text(delta.text());
    } else if (step instanceof StreamEvent.RefusalDelta delta && delta.choice() == 0) {
      output.refusal(delta.text());
    } else if (step instanceof StreamEvent.ThinkingDelta delta && delta.choice() == 0) {
      output.thought(delta.text());
    } else if (step instanceof StreamEvent.ThinkingSigned signed && signed.choice() == 0) {
      output.signed(signed.signature());
    } else if (step instanceof StreamEvent.RedactedThinking redacted && redacted.choice() == 0) {
      output.redacted(redacted.data());
    } else if (step instanceof StreamEvent.ToolCallStarted call && call.choice() == 0) {
      output.call(call);
    } else if (step instanceof StreamEvent.ArgumentsDelta delta && delta.choice() == 0) {
      output.arguments(delta.call(), delta.fragment());
    } else if (step instanceof StreamEvent.Finished finished && finished.choice() == 0) {
      finish = finished.finish();
      output.close(ResponseWriter.status(finish));
    }
  }

  private void start() {
    if (!started) {
      started = true;
      JsonObject begun = response.begun();
      send("response.created", Json.object().add("response", begun));
      send("response.in_progress", Json.object().add("response", begun));
    }
  }

  private void end() {
    over = true;
    output.close(ResponseWriter.status(finish));
    JsonObject ended = response.ended(finish, output.items(), usage);
    send("response." + ended.getString("status"), Json.object().add("response", ended));
  }

  /**
   * Both ways: applications look for the response that failed, and the SDKs raise on the event that
   * follows. Before anything was told there is none but that.
   */
  private void fail(StreamEvent.Failed failed) {
    over = true;
    if (started) {
      JsonObject told = response.failed(failed.error(), output.brokenOff(), usage);
      send("response.failed", Json.object().add("response", told));
    }
    sink.accept(Failures.event(failed.error(), number));
  }

  private void send(String type, JsonObjectBuilder members) {
    JsonObject event =
        Json.object().add("type", type).add("sequence_number", number++).addAll(members).build();
    sink.accept(ServerSent.event(event));
  }
}
