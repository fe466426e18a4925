package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.chat.Json;
import java.util.List;
import java.util.Optional;

/**
 * Writes a whole answer, whose items are those that a stream would end with. A client can ask for
 * no more than one choice. Facts: openai-python types/responses/response.py
 */
final class AnswerWriter {

  private AnswerWriter() {}

  static byte[] write(ChatAnswer answer, ResponseWriter response) {
    Optional<ChatAnswer.Choice> choice = answer.choices().stream().findFirst();
    Finish finish = choice.flatMap(ChatAnswer.Choice::finish).orElse(Finish.of(Finish.Reason.STOP));
    OutputWriter output = new OutputWriter(response, (type, members) -> {});
    List<Part> parts = choice.map(ChatAnswer.Choice::parts).orElse(List.of());
    for (int i = 0; i < parts.size(); i++) {
      part(parts.get(i), i, output);
    }
    output.close(ResponseWriter.status(finish));
    return Json.bytes(response.ended(finish, output.items(), answer.usage().tokens()));
  }

  private static void part(Part part, int place, OutputWriter output) {
    if (part instanceof Part.Text text) {
      output.text(text.text());
    } else if (part instanceof Part.Refusal refusal) {
      output.refusal(refusal.text());
    } else if (part instanceof Part.Thinking thinking) {
      output.thought(thinking.text());
      thinking.signature().ifPresent(output::signed);
    } else if (part instanceof Part.RedactedThinking redacted) {
      output.redacted(redacted.data());
    } else if (part instanceof Part.ToolCall call) {
      output.call(
          new StreamEvent.ToolCallStarted(0, place, call.id(), call.name(), call.signature()));
      output.arguments(place, call.arguments());
    } else if (part instanceof Part.Image image && image.media() instanceof Media.Inline inline) {
      output.image(inline.base64());
    }
  }
}
