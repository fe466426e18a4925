package ai.nexus.wire.openai.responses.body;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.translate.MemberNames;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes content: text alone as a string, all else as a list of parts. Cache marks are not carried:
 * models before GPT-5.6 refuse OpenAI's, and have found caches without them. Facts: openai-python
 * types/responses/response_input_content_param.py, response_output_message_param.py and
 * response_function_call_output_item_param.py
 */
final class ContentWriter {

  private static final String CACHE_MARK = "messages[].content[].cache_control";
  private static final String SYSTEM_MARK = MemberNames.INSTRUCTIONS + ".cache_control";
  private static final String FAILED = "The tool failed.";

  private final Dropped dropped;

  ContentWriter(Dropped dropped) {
    this.dropped = dropped;
  }

  /**
   * @param role only the user's content can be more than text
   */
  JsonValue content(String role, List<Part> parts) {
    if (parts.isEmpty()) {
      return Json.string("");
    }
    if (parts.size() == 1 && parts.get(0) instanceof Part.Text text) {
      report(role, text);
      return Json.string(text.text());
    }
    JsonArrayBuilder all = Json.array();
    parts.forEach(part -> all.add(part(role, part)));
    return all.build();
  }

  /** That a tool failed has to be said in words. */
  JsonObjectBuilder result(Part.ToolResult result) {
    report(result.cache());
    List<Part> parts = new ArrayList<>(result.content());
    if (result.failed()) {
      parts.add(0, Part.Text.of(FAILED));
    }
    return Json.object()
        .add("type", "function_call_output")
        .add("call_id", result.callId())
        .add("output", output(parts));
  }

  private JsonValue output(List<Part> parts) {
    if (parts.stream().allMatch(Part.Text.class::isInstance)) {
      parts.forEach(text -> report(((Part.Text) text).cache()));
      return Json.string(
          parts.stream().map(text -> ((Part.Text) text).text()).collect(Collectors.joining("\n")));
    }
    JsonArrayBuilder all = Json.array();
    parts.forEach(part -> all.add(part("user", part)));
    return all.build();
  }

  private JsonObjectBuilder part(String role, Part part) {
    if (part instanceof Part.Text text) {
      report(role, text);
      String type = role.equals("assistant") ? "output_text" : "input_text";
      return Json.object().add("type", type).add("text", text.text());
    }
    if (part instanceof Part.Refusal refusal && role.equals("assistant")) {
      return Json.object().add("type", "refusal").add("refusal", refusal.text());
    }
    if (part instanceof Part.Image image && role.equals("user")) {
      report(image.cache());
      return MediaWriter.image(image);
    }
    if (part instanceof Part.Document document && role.equals("user")) {
      report(document.cache());
      return MediaWriter.document(document);
    }
    throw textAlone(role);
  }

  private void report(String role, Part.Text text) {
    boolean instructs = !role.equals("user") && !role.equals("assistant");
    text.cache().ifPresent(mark -> dropped.add(instructs ? SYSTEM_MARK : CACHE_MARK));
  }

  private void report(Optional<CacheMark> mark) {
    mark.ifPresent(it -> dropped.add(CACHE_MARK));
  }

  static BadRequestException textAlone(String role) {
    String allowed = role.equals("user") ? "text, images and files alone" : "text alone";
    return new BadRequestException(
        "this model's provider takes " + allowed + " in a message of role " + role, "messages");
  }
}
