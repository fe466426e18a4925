package ai.nexus.wire.bedrock.request;

import ai.nexus.wire.anthropic.common.Json;
import ai.nexus.wire.chat.Part;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes what a tool gave
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolResultBlock.html).
 */
final class ResultWriter {

  private static final String TEXT = "text";

  private final MediaWriter media;

  ResultWriter(MediaWriter media) {
    this.media = media;
  }

  JsonObjectBuilder result(Part.ToolResult result) {
    JsonObjectBuilder written =
        Json.object()
            .add("toolUseId", ToolUseId.of(result.callId()))
            .add("content", content(result));
    if (result.failed()) {
      written.add("status", "error");
    }
    return written;
  }

  /**
   * No content is taken, except of a tool that failed
   * (https://github.com/NousResearch/hermes-agent/issues/55092,
   * https://github.com/aws-samples/sample-multi-agent-orchestration-chat-on-agentcore/issues/15).
   */
  private JsonArrayBuilder content(Part.ToolResult result) {
    JsonArrayBuilder content = Json.array();
    boolean empty = true;
    for (Part part : result.content()) {
      if (!isBlank(part)) {
        content.add(block(part));
        empty = false;
      }
    }
    if (empty && result.failed()) {
      content.add(Json.object().add(TEXT, "The tool failed and gave no reason."));
    }
    return content;
  }

  private static boolean isBlank(Part part) {
    return part instanceof Part.Text text && text.text().isBlank();
  }

  private JsonObjectBuilder block(Part part) {
    if (part instanceof Part.Text text) {
      return Json.object().add(TEXT, text.text());
    }
    if (part instanceof Part.Image || part instanceof Part.Document) {
      return media.block(part);
    }
    throw MediaWriter.refused("A tool's result can hold texts, images and documents alone.");
  }
}
