package ai.nexus.wire.openai.responses.request;

import ai.nexus.wire.chat.ChatRequest;
import ai.nexus.wire.chat.Dropped;
import ai.nexus.wire.chat.Message;
import ai.nexus.wire.chat.Reasoning;
import ai.nexus.wire.chat.Role;
import ai.nexus.wire.chat.Sampling;
import ai.nexus.wire.json.JsonBody;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.openai.chat.Json;
import ai.nexus.wire.openai.chat.request.Members;
import ai.nexus.wire.openai.chat.request.ReasoningReader;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a client's request. Facts: openai-python types/responses/response_create_params.py */
public final class RequestReader {

  private RequestReader() {}

  /**
   * @throws BadRequestException where it is none
   */
  public static JsonObject json(byte[] body) {
    return Json.parseObject(body).orElseThrow(JsonBody::unreadable);
  }

  /**
   * @param dropped is told of members that are not carried
   * @throws BadRequestException where a member is of a wrong form, or asks for what no other vendor
   *     has; names it by its path
   */
  public static ChatRequest read(JsonObject body, Dropped dropped) {
    Members root = Members.of(body);
    OnlyOpenAi.refuse(root);
    ChatRequest request =
        ChatRequest.builder(model(root))
            .messages(messages(root, dropped))
            .tools(ToolsReader.tools(root, dropped))
            .toolChoice(ToolsReader.choice(root))
            .parallelToolCalls(root.flag("parallel_tool_calls"))
            .sampling(sampling(root))
            .format(FormatReader.format(root, dropped))
            .reasoning(reasoning(root, dropped))
            .endUser(endUser(root))
            .metadata(metadata(root))
            .stream(root.flag("stream").orElse(false))
            .build();
    OnlyOpenAi.drop(root, dropped);
    root.ignore("stream_options"); // obfuscation, which nobody has to do
    root.dropRest(dropped);
    return request;
  }

  private static String model(Members root) {
    return root.text("model")
        .filter(name -> !name.isEmpty())
        .orElseThrow(
            () -> root.wrong("model", "must be given, as a string: name the model to use"));
  }

  private static List<Message> messages(Members root, Dropped dropped) {
    List<Message> messages = new ArrayList<>();
    root.text("instructions")
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> messages.add(Message.text(Role.SYSTEM, text)));
    messages.addAll(new InputReader(dropped).messages(root));
    return messages;
  }

  /** Of log probabilities an answer between vendors has no place, so that they are not read. */
  private static Sampling sampling(Members root) {
    return new Sampling(
        root.whole("max_output_tokens", 1),
        root.number("temperature"),
        root.number("top_p"),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Facts: openai-python types/shared_params/reasoning.py; each kind of summary is one. */
  private static Optional<Reasoning> reasoning(Members root, Dropped dropped) {
    Optional<Members> reasoning = root.object("reasoning");
    Optional<Reasoning.Effort> effort =
        reasoning.flatMap(asked -> ReasoningReader.effort(asked, "effort"));
    Optional<String> former = reasoning.flatMap(asked -> asked.text("generate_summary"));
    Optional<String> summary = reasoning.flatMap(asked -> asked.text("summary")).or(() -> former);
    reasoning.ifPresent(asked -> asked.dropRest(dropped));
    return effort.isEmpty() && summary.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Reasoning(Optional.empty(), effort, Optional.empty(), summary.map(wanted -> true)));
  }

  /** OpenAI replaced {@code user} by {@code safety_identifier}. */
  private static Optional<String> endUser(Members root) {
    Optional<String> user = root.text("user");
    return root.text("safety_identifier").or(() -> user);
  }

  private static Map<String, String> metadata(Members root) {
    Map<String, String> labels = new LinkedHashMap<>();
    root.raw("metadata")
        .orElse(JsonValue.EMPTY_JSON_OBJECT)
        .forEach(
            (key, value) -> {
              if (!(value instanceof JsonString text)) {
                throw root.wrong("metadata", "must have strings alone, and '" + key + "' is none");
              }
              labels.put(key, text.getString());
            });
    return labels;
  }
}
