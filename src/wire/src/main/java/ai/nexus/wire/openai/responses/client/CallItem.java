package ai.nexus.wire.openai.responses.client;

import ai.nexus.wire.openai.chat.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Tells a call of a function. Facts: openai-python types/responses/response_function_tool_call.py
 * and response_function_call_arguments_done_event.py
 */
final class CallItem implements OpenItem {

  private static final String ARGUMENTS = "arguments";

  private final Place place;
  private final int call;
  private final String callId;
  private final String name;
  private final StringBuilder arguments = new StringBuilder();

  /**
   * @param call counts the calls of the answer
   */
  CallItem(Place place, int call, String callId, String name) {
    this.place = place;
    this.call = call;
    this.callId = callId;
    this.name = name;
    place.added(item("in_progress", ""));
  }

  int call() {
    return call;
  }

  void arguments(String fragment) {
    arguments.append(fragment);
    JsonObjectBuilder event = place.members().add("delta", fragment);
    place.events().send("response.function_call_arguments.delta", event);
  }

  /** Clients parse the arguments, and "" is no JSON. */
  @Override
  public JsonObject close(String status) {
    if (arguments.toString().isBlank()) {
      arguments.setLength(0);
      arguments("{}");
    }
    String all = arguments.toString();
    place
        .events()
        .send(
            "response.function_call_arguments.done",
            place.members().add("name", name).add(ARGUMENTS, all));
    JsonObject item = item(status, all).build();
    place.done(item);
    return item;
  }

  @Override
  public JsonObject brokenOff() {
    return item("incomplete", arguments.toString()).build();
  }

  private JsonObjectBuilder item(String status, String written) {
    return Json.object()
        .add("id", place.id())
        .add("type", "function_call")
        .add("status", status)
        .add("call_id", callId)
        .add("name", name)
        .add(ARGUMENTS, written);
  }
}
