package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.ToldErrorException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the answer of {@code generateContent} (https://ai.google.dev/api/generate-content). */
final class GeminiAnswerReader {

  private static final List<String> ANSWER =
      List.of("candidates", "promptFeedback", "usageMetadata", "modelVersion");

  private GeminiAnswerReader() {}

  static ChatAnswer read(byte[] body) {
    Optional<JsonValue> document = Json.read(new String(body, StandardCharsets.UTF_8));
    document
        .flatMap(GeminiErrorReader::told)
        .ifPresent(
            error -> {
              throw new ToldErrorException(error);
            });
    JsonObject json =
        document
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
            .filter(object -> ANSWER.stream().anyMatch(object::containsKey))
            .orElseThrow(() -> new UpstreamFormatException("the answer is none of Gemini's"));
    Members answer = new Members(json, "", Faults.ANSWER);
    Optional<String> id = answer.text("responseId");
    return new ChatAnswer(
        id,
        answer.text("modelVersion"),
        choices(answer, new CallIds(id)),
        answer.json("usageMetadata").map(GeminiUsage::reportOf).orElse(UsageReport.NONE));
  }

  /** At least one, since clients look at the first whatever comes. */
  private static List<ChatAnswer.Choice> choices(Members answer, CallIds ids) {
    List<Candidate> candidates = Candidate.all(answer, ids);
    if (candidates.isEmpty()) {
      return List.of(
          Candidate.blocked(answer)
              .map(GeminiAnswerReader::choice)
              .orElseGet(GeminiAnswerReader::empty));
    }
    return candidates.stream().map(GeminiAnswerReader::choice).toList();
  }

  private static ChatAnswer.Choice choice(Candidate candidate) {
    return new ChatAnswer.Choice(
        candidate.index(), Joined.parts(candidate.parts()), candidate.finish(candidate.calls()));
  }

  private static ChatAnswer.Choice empty() {
    return new ChatAnswer.Choice(0, List.of(), Optional.of(Finish.of(Finish.Reason.STOP)));
  }
}
