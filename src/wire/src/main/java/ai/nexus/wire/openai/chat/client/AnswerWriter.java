package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Media;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Spoken;
import ai.nexus.wire.translate.AnswerIdentity;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a whole answer. Facts: openai-python types/chat/chat_completion.py; images as OpenRouter
 * has them (https://openrouter.ai/docs/features/multimodal/image-generation).
 */
final class AnswerWriter {

  static final String ID_PREFIX = "chatcmpl-";

  private AnswerWriter() {}

  static byte[] write(ChatAnswer answer, AnswerIdentity head) {
    JsonArrayBuilder choices = Json.array();
    answer.choices().forEach(choice -> choices.add(choice(choice)));
    JsonObjectBuilder body =
        Json.object()
            .add("id", ID_PREFIX + head.id())
            .add("object", "chat.completion")
            .add("created", head.created().getEpochSecond())
            .add("model", head.model())
            .add("choices", choices);
    UsageWriter.json(answer.usage().tokens()).ifPresent(usage -> body.add("usage", usage));
    return Json.bytes(body.build());
  }

  private static JsonObjectBuilder choice(ChatAnswer.Choice choice) {
    Spoken spoken = Spoken.of(choice.parts());
    return Json.object()
        .add("index", choice.index())
        .add("message", message(spoken))
        .add("logprobs", JsonValue.NULL)
        .add("finish_reason", FinishWords.of(choice.finish().orElse(untold(spoken))));
  }

  /** The SDKs' types require a reason. */
  private static Finish untold(Spoken spoken) {
    return Finish.of(spoken.calls().isEmpty() ? Finish.Reason.STOP : Finish.Reason.TOOL_CALLS);
  }

  private static JsonObjectBuilder message(Spoken spoken) {
    JsonObjectBuilder message = Json.object().add("role", "assistant");
    addText(message, "content", texts(spoken.said()));
    addText(message, "refusal", refusals(spoken.said()));
    spoken.addThoughts(message);
    images(spoken.said(), message);
    if (!spoken.calls().isEmpty()) {
      message.add("tool_calls", spoken.calls(true));
    }
    return message;
  }

  /** Null where nothing was said: the types require both members. */
  private static void addText(JsonObjectBuilder message, String key, List<String> texts) {
    if (texts.isEmpty()) {
      message.addNull(key);
    } else {
      message.add(key, String.join("", texts));
    }
  }

  private static List<String> texts(List<Part> said) {
    return said.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .toList();
  }

  private static List<String> refusals(List<Part> said) {
    return said.stream()
        .filter(Part.Refusal.class::isInstance)
        .map(part -> ((Part.Refusal) part).text())
        .toList();
  }

  private static void images(List<Part> said, JsonObjectBuilder message) {
    List<JsonObjectBuilder> images =
        said.stream()
            .filter(Part.Image.class::isInstance)
            .map(part -> image(((Part.Image) part).media()))
            .collect(Collectors.toList());
    if (!images.isEmpty()) {
      JsonArrayBuilder all = Json.array();
      images.forEach(all::add);
      message.add("images", all);
    }
  }

  private static JsonObjectBuilder image(Media media) {
    String url = "";
    if (media instanceof Media.Inline inline) {
      url = "data:" + inline.type() + ";base64," + inline.base64();
    } else if (media instanceof Media.Link link) {
      url = link.url();
    }
    return Json.object().add("type", "image_url").add("image_url", Json.object().add("url", url));
  }
}
