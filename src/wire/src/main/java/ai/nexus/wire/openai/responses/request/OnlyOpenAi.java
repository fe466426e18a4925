package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.openai.chat.request.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Members that have OpenAI remember something, which other vendors do not. Without the conversation
 * that they stand for the answer would be another one. What asks for no more than is done anyway is
 * passed over. Facts: openai-python types/responses/response_create_params.py
 */
final class OnlyOpenAi {

  private static final String KEPT =
      "stands for what OpenAI keeps, and this model's provider keeps no conversations: leave it out"
          + " and send the whole input";
  private static final String ENCRYPTED = "reasoning.encrypted_content";

  private OnlyOpenAi() {}

  static void refuse(Members root) {
    for (String member : List.of("previous_response_id", "conversation", "prompt")) {
      if (root.value(member).isPresent()) {
        throw root.wrong(member, KEPT);
      }
    }
    if (root.flag("background").orElse(false)) {
      throw root.wrong(
          "background",
          "has OpenAI keep the answer until it is asked for, and this model's provider keeps no"
              + " conversations: leave it out, send the whole input and wait for the answer");
    }
  }

  /** Thoughts come with their seals whether that is asked for or not; nothing is truncated. */
  static void drop(Members root, Dropped dropped) {
    if (root.value("include").filter(include -> !asksForSealsAlone(include)).isPresent()) {
      root.drop("include", dropped);
    }
    if (root.text("truncation").filter(word -> !word.equals("disabled")).isPresent()) {
      root.drop("truncation", dropped);
    }
  }

  private static boolean asksForSealsAlone(JsonValue include) {
    return include instanceof JsonArray array
        && array.stream()
            .allMatch(
                item -> item instanceof JsonString text && text.getString().equals(ENCRYPTED));
  }
}
