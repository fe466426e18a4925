package ai.nexus.wire.bedrock.answer;

import ai.nexus.wire.anthropic.common.Faults;
import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.anthropic.common.Members;
import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.model.UsageReport;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole answer, which has neither an id nor the model's name in it
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
 */
public final class AnswerReader {

  private AnswerReader() {}

  /**
   * @throws UpstreamFormatException where it is none of Converse
   */
  public static ChatAnswer read(byte[] body) {
    JsonObject json =
        Json.readObject(body)
            .orElseThrow(() -> new UpstreamFormatException("the answer is no JSON object"));
    Members answer = new Members(json, "", Faults.ANSWER);
    Members output = inner(answer, "output");
    Members message = inner(output, "message");
    return new ChatAnswer(
        Optional.empty(),
        Optional.empty(),
        List.of(new ChatAnswer.Choice(0, AnswerBlocks.read(message), StopReasons.read(answer))),
        BedrockUsage.read(json));
  }

  /** Of an answer that may be none. */
  public static UsageReport usage(byte[] body) {
    return Json.readObject(body).map(BedrockUsage::read).orElse(UsageReport.NONE);
  }

  private static Members inner(Members of, String name) {
    return of.object(name).orElseThrow(() -> of.missing(name));
  }
}
