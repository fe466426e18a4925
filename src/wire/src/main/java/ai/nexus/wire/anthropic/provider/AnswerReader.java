package ai.nexus.wire.anthropic.provider;

import ai.nexus.wire.anthropic.common.Faults;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.anthropic.common.StopReasons;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.ToldErrorException;
import ai.nexus.wire.model.UpstreamFormatException;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole answer (anthropic-sdk-python types/message.py). */
final class AnswerReader {

  private AnswerReader() {}

  static ChatAnswer read(byte[] body) {
    JsonObject json =
        Json.readObject(body)
            .orElseThrow(() -> new UpstreamFormatException("the answer is no JSON object"));
    if (ErrorReader.isTold(json)) {
      throw new ToldErrorException(ErrorReader.event(json));
    }
    Members message = new Members(json, "", Faults.ANSWER);
    if (message.value("content").isEmpty()) {
      throw message.missing("content");
    }
    List<Part> parts = new ArrayList<>(AnswerBlocks.read(message));
    AnswerBlocks.refusal(message).ifPresent(text -> parts.add(new Part.Refusal(text)));
    AnthropicUsage usage = new AnthropicUsage();
    usage.addFrom(json);
    return new ChatAnswer(
        message.text("id"),
        message.text("model"),
        List.of(new ChatAnswer.Choice(0, parts, finish(message))),
        usage.report());
  }

  private static Optional<Finish> finish(Members message) {
    return message
        .text("stop_reason")
        .map(reason -> StopReasons.read(reason, message.text("stop_sequence")));
  }
}
