package ai.nexus.wire.openai.responses.provider;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.ToldErrorException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.UsageScan;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import ai.nexus.wire.openai.chat.provider.ErrorReader;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole answer. Facts: openai-python types/responses/response.py */
final class AnswerReader {

  private AnswerReader() {}

  static ChatAnswer read(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    JsonObject answer =
        Json.parseObject(text).orElseThrow(() -> broken("the answer is not a JSON object"));
    if (ErrorReader.isTold(answer)) {
      throw new ToldErrorException(ErrorReader.ofEvent(answer));
    }
    if (!(answer.get("output") instanceof JsonArray output)) {
      throw broken("the answer has no 'output'");
    }
    if (!Finishes.isOver(answer)) {
      throw broken("the answer is not whole, its status is " + Finishes.status(answer));
    }
    List<Part> parts = parts(output, Finishes.isCut(answer));
    boolean calls = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
    Finish finish = Finishes.of(answer, calls);
    return new ChatAnswer(
        Told.words(answer, "id"),
        Told.words(answer, "model"),
        List.of(new ChatAnswer.Choice(0, parts, Optional.of(finish))),
        new UsageScan().document(text).usage());
  }

  private static List<Part> parts(JsonArray output, boolean cut) {
    List<Part> parts = new ArrayList<>();
    for (JsonObject item : Told.objects(output)) {
      switch (Told.text(item, "type").orElse("")) {
        case "message" -> parts.addAll(Items.said(item));
        case "reasoning" -> Items.thought(item).ifPresent(parts::add);
        case "function_call" -> call(item, cut).ifPresent(parts::add);
        default -> {
          // of OpenAI's own tools, which are not offered, or an item that is new
        }
      }
    }
    return parts;
  }

  /**
   * Of an answer that was cut off the last call may be without its end, and is none. Else arguments
   * that are no JSON object are the model's fault: they stay as they are, as in a stream.
   */
  private static Optional<Part> call(JsonObject item, boolean cut) {
    String arguments = Items.arguments(item).strip();
    boolean whole = !cut || arguments.isEmpty() || Json.parseObject(arguments).isPresent();
    return whole
        ? Optional.of(
            new Part.ToolCall(
                Items.callId(item),
                Items.name(item),
                arguments,
                Optional.empty(),
                Optional.empty()))
        : Optional.empty();
  }

  static UpstreamFormatException broken(String message) {
    return new UpstreamFormatException(message, null);
  }
}
