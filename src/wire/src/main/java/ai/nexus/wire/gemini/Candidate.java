package ai.nexus.wire.gemini;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import java.util.List;
import java.util.Optional;

/**
 * One candidate of an answer or of a stream's event
 * (https://ai.google.dev/api/generate-content#Candidate).
 *
 * @param finishReason not there before its end
 */
record Candidate(int index, List<Part> parts, Optional<String> finishReason) {

  /** Those of a document, in their order. Parts that only Google knows are ignored. */
  static List<Candidate> all(Members answer, CallIds ids) {
    PartReader reader = new PartReader(ids, false);
    return answer.objects("candidates").stream().map(candidate -> read(candidate, reader)).toList();
  }

  /** A prompt that was blocked has no candidates (google-genai, types.py, PromptFeedback). */
  static Optional<Candidate> blocked(Members answer) {
    return answer
        .object("promptFeedback")
        .flatMap(
            feedback ->
                feedback
                    .text("blockReason")
                    .map(reason -> refused(feedback.text("blockReasonMessage"))));
  }

  private static Candidate refused(Optional<String> message) {
    List<Part> parts =
        message.<List<Part>>map(text -> List.of(new Part.Refusal(text))).orElse(List.of());
    return new Candidate(0, parts, Optional.of("SAFETY"));
  }

  private static Candidate read(Members candidate, PartReader reader) {
    Dropped unknown = new Dropped();
    List<Part> parts =
        candidate
            .object("content")
            .map(
                content ->
                    content.objects("parts").stream()
                        .flatMap(part -> reader.read(part, true, unknown).stream())
                        .toList())
            .orElse(List.of());
    return new Candidate(
        candidate.small("index").orElse(0),
        parts,
        candidate.text("finishReason").filter(reason -> !reason.isEmpty()));
  }

  boolean calls() {
    return parts.stream().anyMatch(Part.ToolCall.class::isInstance);
  }

  /** Why it ended, if it did. */
  Optional<Finish> finish(boolean called) {
    return finishReason.map(reason -> FinishReasons.read(reason, called));
  }
}
