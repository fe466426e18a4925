package ai.nexus.wire.openai.chat.provider;

import ai.nexus.wire.chat.ChatAnswer;
import ai.nexus.wire.chat.Finish;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.ToldErrorException;
import ai.nexus.wire.model.UpstreamFormatException;
import ai.nexus.wire.openai.UsageScan;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.Told;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole answer. Facts: openai-python types/chat/chat_completion.py */
final class AnswerReader {

  private AnswerReader() {}

  static ChatAnswer read(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    JsonObject answer =
        Json.parseObject(text).orElseThrow(() -> broken("the answer is not a JSON object"));
    if (ErrorReader.isTold(answer)) {
      throw new ToldErrorException(ErrorReader.ofEvent(answer));
    }
    if (!(answer.get("choices") instanceof JsonArray choices)) {
      throw broken("the answer has no 'choices'");
    }
    List<ChatAnswer.Choice> read = new ArrayList<>();
    for (JsonObject choice : Told.objects(choices)) {
      read.add(choice(choice, read.size()));
    }
    if (read.isEmpty()) {
      throw broken("the answer has no choice");
    }
    return new ChatAnswer(
        Told.words(answer, "id"),
        Told.words(answer, "model"),
        read,
        new UsageScan().document(text).usage());
  }

  private static ChatAnswer.Choice choice(JsonObject choice, int place) {
    if (ErrorReader.isTold(choice)) {
      throw broken("the answer broke off: " + ErrorReader.ofEvent(choice).message());
    }
    JsonObject message =
        Told.object(choice, "message").orElseThrow(() -> broken("a choice has no 'message'"));
    boolean calls = !Told.objects(message, "tool_calls").isEmpty();
    Optional<Finish> finish = Finishes.of(choice, calls);
    boolean cut = finish.filter(end -> end.reason() == Finish.Reason.LENGTH).isPresent();
    return new ChatAnswer.Choice(index(choice, place), parts(message, cut), finish);
  }

  private static int index(JsonObject choice, int place) {
    return choice.get("index") instanceof JsonNumber index ? index.intValue() : place;
  }

  /** In the order in which models say them: the message does not keep it. */
  private static List<Part> parts(JsonObject message, boolean cut) {
    List<Part> parts = new ArrayList<>(Thoughts.of(message));
    Contents.text(message).map(Part.Text::of).ifPresent(parts::add);
    Told.words(message, "refusal").map(Part.Refusal::new).ifPresent(parts::add);
    parts.addAll(Contents.images(message));
    parts.addAll(Calls.of(message, cut));
    return parts;
  }

  static UpstreamFormatException broken(String message) {
    return new UpstreamFormatException(message, null);
  }
}
