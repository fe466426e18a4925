package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.ChatRequest;
import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.Refusal;
import ai.nexus.testkit.provider.Reply;
import ai.nexus.testkit.provider.Shelf;
import ai.nexus.testkit.provider.UsageReport;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import java.util.List;
import java.util.Set;

/** Responses, kept unless told otherwise (…/docs/api-reference/responses/create). */
final class ResponsesEndpoint implements Endpoint {

  private static final Set<String> MEMBERS =
      Set.of(
          "model",
          "input",
          "background",
          "context_management",
          "conversation",
          "include",
          "instructions",
          "max_output_tokens",
          "max_tool_calls",
          "metadata",
          "parallel_tool_calls",
          "previous_response_id",
          "prompt",
          "prompt_cache_key",
          "prompt_cache_retention",
          "reasoning",
          "safety_identifier",
          "service_tier",
          "store",
          "stream",
          "stream_options",
          "temperature",
          "text",
          "tool_choice",
          "tools",
          "top_logprobs",
          "top_p",
          "truncation",
          "user");

  private final Shelf shelf;

  ResponsesEndpoint(Shelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void check(Place root, boolean tolerant) throws Refusal {
    if (!tolerant) {
      root.only(MEMBERS);
    }
    root.require("input");
    root.typed("input", ValueType.STRING, ValueType.ARRAY);
    root.typed("stream", ValueType.TRUE, ValueType.FALSE);
    root.range("temperature", 0, 2);
    root.range("max_output_tokens", 16, Integer.MAX_VALUE);
    if (root.object().get("input") instanceof JsonArray) {
      for (Place item : root.each("input")) {
        item(item);
      }
    }
    for (Place tool : root.each("tools")) {
      if (tool.string("type").equals("function")) {
        ToolsCheck.checkName(tool);
      }
    }
    if (!root.absent("previous_response_id")
        && shelf.get(root.string("previous_response_id")).isEmpty()) {
      throw root.wrong(
          "previous_response_id",
          "Previous response with id '" + root.string("previous_response_id") + "' not found.",
          "previous_response_not_found");
    }
  }

  private static void item(Place item) throws Refusal {
    String type = item.absent("type") ? "message" : item.string("type");
    switch (type) {
      case "message" -> {
        item.oneOf("role", List.of("user", "assistant", "system", "developer"));
        item.require("content");
      }
      case "function_call" -> {
        item.string("call_id");
        item.string("arguments");
        ToolsCheck.checkName(item);
      }
      case "function_call_output" -> {
        item.string("call_id");
        item.require("output");
      }
      default -> item.string("type");
    }
  }

  @Override
  public ChatRequest request(JsonObject body) {
    return ChatRequest.of(
        body.getString("model"), body.getBoolean("stream", false), body.get("input"), body);
  }

  @Override
  public Composition compose(ChatRequest request, Reply reply, UsageReport usage) {
    var composition = new ResponseComposition(request, reply, usage);
    if (request.body().getBoolean("store", true)) {
      shelf.put(composition.id(), composition.response());
    }
    return composition;
  }
}
