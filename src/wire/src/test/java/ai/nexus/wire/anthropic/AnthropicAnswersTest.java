package ai.nexus.wire.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.nexus.wire.anthropic.client.AnthropicClient;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.provider.AnthropicProvider;
import ai.nexus.wire.anthropic.provider.AnthropicUsage;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.recorded.Reading;
import ai.nexus.wire.recorded.RecordedAnswers;
import ai.nexus.wire.sse.SseEvent;
import ai.nexus.wire.sse.SseFramer;
import ai.nexus.wire.translate.StreamReader;
import ai.nexus.wire.translate.StreamWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Answers in Anthropic's dialect, read into the hub and written for a client of the same. */
class AnthropicAnswersTest extends RecordedAnswers {

  private static final int LONGEST_EVENT = 1 << 20;

  AnthropicAnswersTest() {
    super("anthropic");
  }

  @Override
  protected Reading readStream(Cutting cutting) {
    Passage passage = new Passage();
    SseFramer framer = new SseFramer(LONGEST_EVENT);
    cutting.feed((array, offset, length) -> framer.feed(array, offset, length, passage::event));
    return passage.reading();
  }

  @Override
  protected Reading readAnswer(Cutting cutting) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    cutting.feed(body::write);
    try {
      String answer = new AnthropicProvider().answer(body.toByteArray()).toString();
      AnthropicUsage usage = new AnthropicUsage();
      Json.readObject(body.toByteArray()).ifPresent(usage::addFrom);
      return new Reading("", "", answer, true, usage.report());
    } catch (UpstreamFormatException broken) {
      return new Reading("", "", "", false, UsageReport.NONE);
    }
  }

  /** One stream from a provider to a client; it ends where an event is broken. */
  private static final class Passage {

    private final StringBuilder passed = new StringBuilder();
    private final StringBuilder written = new StringBuilder();
    private final List<StreamEvent> steps = new ArrayList<>();
    private final AnthropicUsage usage = new AnthropicUsage();
    private final StreamReader reader = new AnthropicProvider().stream();
    private final StreamWriter writer = new AnthropicClient().stream(Fixtures.HEAD);
    private boolean broken;

    void event(byte[] array, int from, int to) {
      SseEvent event = new SseEvent();
      event.read(array, from, to);
      String data = event.data().text();
      passed.append(event.raw().text());
      if (broken || data.isEmpty()) {
        return;
      }
      try {
        reader.event(data, this::step);
        Json.readObject(data).ifPresent(usage::addFrom);
      } catch (UpstreamFormatException fault) {
        broken = true;
      }
    }

    private void step(StreamEvent step) {
      steps.add(step);
      writer.write(step, bytes -> written.append(new String(bytes, UTF_8)));
    }

    Reading reading() {
      boolean ended = steps.stream().anyMatch(StreamEvent.Ended.class::isInstance);
      String facts = steps + " " + broken;
      return new Reading(written.toString(), passed.toString(), facts, ended, usage.report());
    }
  }
}
