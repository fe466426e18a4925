package ai.nexus.wire.openai.chat.request;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Members that only OpenAI's own models, or its former API, understand, and without which the
 * answer would be another one. Facts: openai-python types/chat/completion_create_params.py
 */
final class OnlyOpenAi {

  private static final String OTHER_VENDOR = "and this model is another vendor's; leave it out";

  private OnlyOpenAi() {}

  static void refuse(Members root) {
    for (String former : List.of("functions", "function_call")) {
      if (root.value(former).filter(OnlyOpenAi::asks).isPresent()) {
        throw root.wrong(
            former, "is OpenAI's former way to call functions; use 'tools' and 'tool_choice'");
      }
    }
    if (root.value("logit_bias").filter(OnlyOpenAi::asks).isPresent()) {
      throw root.wrong("logit_bias", "names tokens of OpenAI's models, " + OTHER_VENDOR);
    }
    if (root.value("web_search_options").isPresent()) {
      throw root.wrong("web_search_options", "has OpenAI search the web, " + OTHER_VENDOR);
    }
    if (root.value("modalities").filter(OnlyOpenAi::isMoreThanText).isPresent()) {
      throw root.wrong("modalities", "can be [\"text\"] alone for this model");
    }
  }

  private static boolean asks(JsonValue value) {
    boolean none =
        (value instanceof JsonArray array && array.isEmpty())
            || (value instanceof JsonObject object && object.isEmpty())
            || (value instanceof JsonString text && text.getString().equals("none"));
    return !none;
  }

  private static boolean isMoreThanText(JsonValue value) {
    return !(value instanceof JsonArray array)
        || array.stream()
            .anyMatch(
                item -> !(item instanceof JsonString text) || !text.getString().equals("text"));
  }
}
