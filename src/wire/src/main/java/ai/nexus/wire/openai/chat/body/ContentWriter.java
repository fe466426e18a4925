package ai.nexus.wire.openai.chat.body;

import ai.nexus.wire.chat.CacheMark;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.ServerKind;
import ai.nexus.wire.translate.MemberNames;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Writes a message's content: text alone as a string, which every server takes, all else as a list
 * of parts. Facts: openai-python types/chat/chat_completion_content_part_param.py
 */
final class ContentWriter {

  static final String CACHE_MARK = "messages[].content[].cache_control";
  private static final String SYSTEM_MARK = MemberNames.INSTRUCTIONS + ".cache_control";

  private final ServerKind kind;
  private final Dropped dropped;

  ContentWriter(ServerKind kind, Dropped dropped) {
    this.kind = kind;
    this.dropped = dropped;
  }

  /**
   * @param role as OpenAI names it; only the user's content can be more than text
   */
  JsonValue content(String role, List<Part> parts) {
    if (parts.isEmpty()) {
      return Json.string("");
    }
    if (parts.size() == 1 && parts.get(0) instanceof Part.Text text && !isMarked(role, text)) {
      return Json.string(text.text());
    }
    JsonArrayBuilder all = Json.array();
    parts.forEach(part -> all.add(part(role, part)));
    return all.build();
  }

  private JsonObjectBuilder part(String role, Part part) {
    if (part instanceof Part.Text text) {
      return text(role, text);
    }
    if (part instanceof Part.Refusal refusal && role.equals("assistant")) {
      return Json.object().add("type", "refusal").add("refusal", refusal.text());
    }
    if (role.equals("user")) {
      if (part instanceof Part.Image image) {
        image.cache().ifPresent(mark -> dropped.add(CACHE_MARK));
        return MediaWriter.image(image);
      }
      if (part instanceof Part.Document document) {
        document.cache().ifPresent(mark -> dropped.add(CACHE_MARK));
        return MediaWriter.document(document, kind);
      }
      if (part instanceof Part.Audio audio) {
        return MediaWriter.audio(audio);
      }
    }
    throw new BadRequestException(
        "this model's provider takes text alone in a message of role "
            + role
            + "; put images, files and sound into the user's messages",
        "messages");
  }

  /** Whether the mark is to be written; tells where it is not. */
  private boolean isMarked(String role, Part.Text text) {
    if (text.cache().isPresent() && !kind.extended()) {
      dropped.add(role.equals("user") || role.equals("assistant") ? CACHE_MARK : SYSTEM_MARK);
    }
    return text.cache().isPresent() && kind.extended();
  }

  /** OpenRouter's marks, on text alone (https://openrouter.ai/docs/features/prompt-caching). */
  private JsonObjectBuilder text(String role, Part.Text text) {
    JsonObjectBuilder written = Json.object().add("type", "text").add("text", text.text());
    if (isMarked(role, text)) {
      JsonObjectBuilder mark = Json.object().add("type", "ephemeral");
      if (text.cache().orElseThrow() == CacheMark.ONE_HOUR) {
        mark.add("ttl", "1h");
      }
      written.add("cache_control", mark);
    }
    return written;
  }
}
