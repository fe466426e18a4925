package ai.nexus.wire.openai.chat.request;

import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Part;
import ai.nexus.wire.openai.chat.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what the model said earlier: thoughts first, then text, then calls, as models say them.
 * Facts: openai-python types/chat/chat_completion_assistant_message_param.py; a thought's signature
 * on a call is Google's (https://ai.google.dev/gemini-api/docs/thought-signatures, "OpenAI").
 */
final class AssistantReader {

  private final ContentReader contents;
  private final Dropped dropped;

  AssistantReader(ContentReader contents, Dropped dropped) {
    this.contents = contents;
    this.dropped = dropped;
  }

  List<Part> parts(Members message) {
    refuseWhatIsOpenAis(message);
    List<Part> parts = new ArrayList<>(ThoughtReader.thoughts(message, dropped));
    parts.addAll(contents.assistant(message));
    message
        .text("refusal")
        .filter(said -> !said.isEmpty())
        .map(Part.Refusal::new)
        .ifPresent(parts::add);
    for (Members call : message.objects("tool_calls")) {
      parts.add(call(call));
      call.dropRest(dropped);
    }
    message.ignore("annotations"); // of text that stands by itself
    return parts;
  }

  private static void refuseWhatIsOpenAis(Members message) {
    if (message.value("function_call").isPresent()) {
      throw message.wrong("function_call", "is OpenAI's former way to call; use 'tool_calls'");
    }
    if (message.value("audio").isPresent()) {
      throw message.wrong("audio", "is kept at OpenAI; give what was said as 'content'");
    }
  }

  private Part call(Members call) {
    if (!call.text("type").orElse("function").equals("function")) {
      throw call.wrong("type", "must be function for this model");
    }
    Members function = call.needObject("function");
    String id = call.needText("id");
    String name = function.needText("name");
    String arguments = arguments(function);
    function.dropRest(dropped);
    call.ignore("index"); // left over from a stream
    return new Part.ToolCall(id, name, arguments, signature(call), CacheMarks.of(call));
  }

  private static String arguments(Members function) {
    String arguments = function.text("arguments").orElse("");
    if (!arguments.isBlank() && Json.parseObject(arguments).isEmpty()) {
      throw function.wrong("arguments", "must be a JSON object, written as a string");
    }
    return arguments.isBlank() ? "" : arguments;
  }

  private static Optional<String> signature(Members call) {
    return call.object("extra_content")
        .flatMap(extra -> extra.object("google"))
        .flatMap(google -> google.text("thought_signature"));
  }
}
