package ai.nexus.wire.openai.chat.client;

import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.json.JsonText;

/**
 * The deltas of one choice. The first has the role. Thoughts come as text, as DeepSeek has them,
 * and as LiteLLM's blocks, which alone have room for signatures; a block's {@code index} lets SDKs
 * put it together as they do calls (openai-python lib/streaming/_deltas.py).
 */
final class ChoiceDeltas {

  private boolean begun;
  private boolean thinking;
  private int block;
  private boolean callOpen;
  private boolean argumentsTold;
  private int call;

  String text(String text) {
    closeThought();
    return first(member("content", text));
  }

  String refusal(String text) {
    closeThought();
    return first(member("refusal", text));
  }

  String thought(String text) {
    thinking = true;
    String delta = member("reasoning_content", text) + "," + block("thinking", "thinking", text);
    return first(delta);
  }

  String signed(String signature) {
    String delta = block("thinking", "signature", signature);
    thinking = true;
    closeThought();
    return first(delta);
  }

  String redacted(String data) {
    closeThought();
    String delta = block("redacted_thinking", "data", data);
    block++;
    return first(delta);
  }

  String callStarted(StreamEvent.ToolCallStarted started) {
    closeThought();
    callOpen = true;
    argumentsTold = false;
    call = started.call();
    StringBuilder delta = calls(started.call()).append(",\"id\":");
    JsonText.appendQuoted(delta, started.id());
    delta.append(",\"type\":\"function\",\"function\":{\"name\":");
    JsonText.appendQuoted(delta, started.name());
    delta.append(",\"arguments\":\"\"}");
    started.signature().ifPresent(signature -> appendSignature(delta, signature));
    return first(delta.append("}]").toString());
  }

  String arguments(int toCall, String fragment) {
    argumentsTold = true;
    StringBuilder delta = calls(toCall).append(",\"function\":{\"arguments\":");
    JsonText.appendQuoted(delta, fragment);
    return first(delta.append("}}]").toString());
  }

  /** Whether a call is over that had no arguments: clients parse these, and "" is no JSON. */
  boolean lacksArguments() {
    boolean lacks = callOpen && !argumentsTold;
    callOpen = false;
    return lacks;
  }

  String noArguments() {
    return arguments(call, "{}");
  }

  String nothing() {
    return first("");
  }

  private void closeThought() {
    if (thinking) {
      thinking = false;
      block++;
    }
  }

  private String first(String delta) {
    if (begun) {
      return delta;
    }
    begun = true;
    return "\"role\":\"assistant\"" + (delta.isEmpty() ? "" : ",") + delta;
  }

  private String block(String type, String key, String text) {
    return "\"thinking_blocks\":[{\"index\":%d,\"type\":\"%s\",%s}]"
        .formatted(block, type, member(key, text));
  }

  private static StringBuilder calls(int call) {
    return new StringBuilder(64).append("\"tool_calls\":[{\"index\":").append(call);
  }

  /** https://ai.google.dev/gemini-api/docs/thought-signatures, "OpenAI". */
  private static void appendSignature(StringBuilder delta, String signature) {
    delta.append(",\"extra_content\":{\"google\":{").append(member("thought_signature", signature));
    delta.append("}}");
  }

  private static String member(String key, String text) {
    StringBuilder member = new StringBuilder(key.length() + text.length() + 8);
    member.append('"').append(key).append("\":");
    JsonText.appendQuoted(member, text);
    return member.toString();
  }
}
