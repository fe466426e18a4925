package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.UsageScan;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import ai.nexus.wire.translate.StreamReader;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a stream of chunks. Facts: openai-python types/chat/chat_completion_chunk.py. As where it
 * passes through, a stream without {@code [DONE]} is whole if every choice gave its reason to end.
 */
final class OpenAiStreamReader implements StreamReader {

  private static final String DONE = "[DONE]";
  private static final int BROKEN_OFF = 502;

  private final Map<Integer, ChoiceReader> choices = new TreeMap<>();
  private final UsageScan scan = new UsageScan();
  private UsageReport usage = UsageReport.NONE;
  private boolean started;
  private boolean over;

  @Override
  public void event(String data, Consumer<StreamEvent> out) {
    String json = data.strip();
    if (over || json.isEmpty()) {
      return;
    }
    if (json.equals(DONE)) {
      done(out);
      return;
    }
    chunk(
        Json.parseObject(json)
            .orElseThrow(() -> AnswerReader.broken("an event of the stream is not a JSON object")),
        json,
        out);
  }

  @Override
  public boolean isWhole() {
    return !choices.isEmpty() && choices.values().stream().allMatch(ChoiceReader::isFinished);
  }

  @Override
  public void end(Consumer<StreamEvent> out) {
    if (over) {
      return;
    }
    if (isWhole()) {
      over = true;
      out.accept(new StreamEvent.Ended());
    } else {
      fail("The provider's answer broke off before its end.", out);
    }
  }

  private void chunk(JsonObject chunk, String json, Consumer<StreamEvent> out) {
    if (ErrorReader.isTold(chunk)) {
      fail(ErrorReader.ofEvent(chunk), out);
      return;
    }
    start(chunk, out);
    for (JsonObject choice : Told.objects(chunk, "choices")) {
      if (ErrorReader.isTold(choice)) {
        fail(ErrorReader.ofEvent(choice), out);
        return;
      }
      if (Finishes.isError(choice)) {
        fail("The provider gave up in the middle of its answer.", out);
        return;
      }
      int index = choice.get("index") instanceof JsonNumber number ? number.intValue() : 0;
      choices.computeIfAbsent(index, ChoiceReader::new).read(choice, out);
    }
    if (Told.object(chunk, "usage").isPresent()) {
      usage(json, out);
    }
  }

  private void start(JsonObject chunk, Consumer<StreamEvent> out) {
    if (!started) {
      started = true;
      out.accept(new StreamEvent.Started(Told.words(chunk, "id"), Told.words(chunk, "model")));
    }
  }

  private void usage(String json, Consumer<StreamEvent> out) {
    UsageReport told = scan.document(json).usage();
    if (!told.equals(usage)) {
      usage = told;
      out.accept(new StreamEvent.UsageTold(told));
    }
  }

  /** A choice that gave no reason to end has ended all the same. */
  private void done(Consumer<StreamEvent> out) {
    if (choices.isEmpty()) {
      fail("The provider's stream held no answer.", out);
      return;
    }
    choices.values().forEach(choice -> choice.end(out));
    over = true;
    out.accept(new StreamEvent.Ended());
  }

  private void fail(String message, Consumer<StreamEvent> out) {
    fail(
        new ProviderError(
            BROKEN_OFF,
            message,
            Optional.of("server_error"),
            Optional.of("upstream_broken"),
            Optional.empty()),
        out);
  }

  private void fail(ProviderError error, Consumer<StreamEvent> out) {
    over = true;
    out.accept(new StreamEvent.Failed(error));
  }
}
