package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.request.Members;
import ai.nexus.wire.openai.responses.Thoughts;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the conversation, which is text or a list of items. What the model thought, said and called
 * in one turn are items of their own, and one message to all other vendors. Facts: openai-python
 * types/responses/response_input_item_param.py and easy_input_message_param.py
 */
final class InputReader {

  private static final String INPUT = "input";

  private final Dropped dropped;
  private final ContentReader contents;
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> turn = new ArrayList<>(); // the model's, whose end has not come

  InputReader(Dropped dropped) {
    this.dropped = dropped;
    this.contents = new ContentReader(dropped);
  }

  List<Message> messages(Members root) {
    Optional<JsonValue> input = root.value(INPUT);
    if (input.isEmpty()) {
      throw root.wrong(INPUT, "must be given, as a string or an array of items");
    }
    if (input.get() instanceof JsonString text) {
      return List.of(Message.text(Role.USER, text.getString()));
    }
    for (Members item : root.objects(INPUT)) {
      item(item);
      item.ignore("id", "status"); // of an item that OpenAI told
      item.dropRest(dropped);
    }
    endTurn();
    if (messages.isEmpty()) {
      throw root.wrong(INPUT, "must have one item at least");
    }
    return messages;
  }

  private void item(Members item) {
    switch (item.text("type").orElse("message")) {
      case "message" -> message(item);
      case "reasoning" -> turn.add(thought(item));
      case "function_call" -> turn.add(call(item));
      case "image_generation_call" -> turn.add(PictureReader.picture(item));
      case "function_call_output" -> other(Message.of(Role.TOOL, List.of(result(item))));
      case "item_reference" ->
          throw item.wrong(
              "type",
              "item_reference names what OpenAI keeps, and this model's provider keeps no"
                  + " conversations: send the whole input");
      default ->
          throw item.wrong(
              "type",
              "must be message, reasoning, function_call or function_call_output for this model");
    }
  }

  private void message(Members item) {
    switch (item.needText("role")) {
      case "system" -> other(Message.of(Role.SYSTEM, contents.instructions(item)));
      case "developer" -> other(Message.of(Role.DEVELOPER, contents.instructions(item)));
      case "user" -> other(Message.of(Role.USER, contents.user(item)));
      case "assistant" -> turn.addAll(contents.assistant(item));
      default -> throw item.wrong("role", "must be system, developer, user or assistant");
    }
  }

  private void other(Message message) {
    endTurn();
    messages.add(message);
  }

  private void endTurn() {
    if (!turn.isEmpty()) {
      messages.add(Message.of(Role.ASSISTANT, turn));
      turn.clear();
    }
  }

  /** Open models have what they thought as content, others a summary of it. */
  private Part thought(Members item) {
    List<String> summary = texts(item, "summary");
    List<String> content = texts(item, "content");
    String text =
        Stream.of(summary, content)
            .filter(parts -> !parts.isEmpty())
            .findFirst()
            .orElse(List.of())
            .stream()
            .collect(Collectors.joining("\n\n"));
    return Thoughts.fromClient(item.text("id").orElse(""), text, item.text("encrypted_content"));
  }

  private static List<String> texts(Members item, String key) {
    return item.objects(key).stream().map(part -> part.needText("text")).toList();
  }

  private static Part call(Members item) {
    String arguments = item.text("arguments").orElse("");
    if (!arguments.isBlank() && Json.parseObject(arguments).isEmpty()) {
      throw item.wrong("arguments", "must be a JSON object, written as a string");
    }
    return new Part.ToolCall(
        item.needText("call_id"),
        item.needText("name"),
        arguments.isBlank() ? "" : arguments,
        Optional.empty(),
        Optional.empty());
  }

  private Part result(Members item) {
    return new Part.ToolResult(
        item.needText("call_id"),
        contents.result(item),
        false, // OpenAI has no word for a failure: the output tells
        Optional.empty());
  }
}
