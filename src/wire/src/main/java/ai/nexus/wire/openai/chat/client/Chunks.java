package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.json.JsonText;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.translate.AnswerIdentity;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * The events of one stream: what is the same in all, around what is new. Facts: openai-python
 * types/chat/chat_completion_chunk.py; with usage wanted, all chunks but the last have it as null.
 */
final class Chunks {

  private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);

  private final String start;
  private final String end;

  Chunks(AnswerIdentity head) {
    StringBuilder text = new StringBuilder("data: {\"id\":");
    JsonText.appendQuoted(text, AnswerWriter.ID_PREFIX + head.id());
    text.append(",\"object\":\"chat.completion.chunk\",\"created\":");
    text.append(head.created().getEpochSecond()).append(",\"model\":");
    JsonText.appendQuoted(text, head.model());
    start = text.append(",\"choices\":[").toString();
    end = head.usageWanted() ? "}],\"usage\":null}\n\n" : "}]}\n\n";
  }

  /**
   * @param delta its members, without the braces around them
   */
  byte[] delta(int choice, String delta) {
    return chunk(choice, delta, "null");
  }

  byte[] finish(int choice, String delta, String reason) {
    return chunk(choice, delta, '"' + reason + '"');
  }

  private byte[] chunk(int choice, String delta, String finishReason) {
    String event =
        start
            + "{\"index\":"
            + choice
            + ",\"delta\":{"
            + delta
            + "},\"logprobs\":null,\"finish_reason\":"
            + finishReason
            + end;
    return event.getBytes(StandardCharsets.UTF_8);
  }

  /** The extra chunk of a client that asked for usage, which has no choices. */
  byte[] usage(JsonObject usage) {
    String event = start + "],\"usage\":" + Json.text(usage) + "}\n\n";
    return event.getBytes(StandardCharsets.UTF_8);
  }

  byte[] done() {
    return DONE.clone();
  }
}
