package ai.nexus.wire.openai.realtime;

import ai.nexus.wire.model.UsageReport;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The transcripts that a session makes of the client's audio, by a model of their own and billed by
 * that model's price.
 */
public final class Transcription {

  public static final String COMPLETED = "conversation.item.input_audio_transcription.completed";

  private Transcription() {}

  /** What an event of type {@value #COMPLETED} tells; empty where it tells nothing of usage. */
  public static Optional<UsageReport> usage(String event) {
    return Json.parseObject(event)
        .flatMap(members -> Told.object(members, "usage"))
        .map(RealtimeUsage::report);
  }

  /**
   * The model that transcribes, as an event with a session names it: openai-python
   * types/realtime/audio_transcription.py, and where the beta had it.
   */
  public static Optional<String> model(String event) {
    return Json.parseObject(event)
        .flatMap(members -> Told.object(members, "session"))
        .flatMap(session -> settings(session).flatMap(told -> Told.words(told, "model")));
  }

  private static Optional<JsonObject> settings(JsonObject session) {
    return Told.object(session, "audio")
        .flatMap(audio -> Told.object(audio, "input"))
        .flatMap(input -> Told.object(input, "transcription"))
        .or(() -> Told.object(session, "input_audio_transcription"));
  }
}
