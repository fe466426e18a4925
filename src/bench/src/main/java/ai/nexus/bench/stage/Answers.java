package ai.nexus.bench.stage;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the upstream says: shaped as OpenAI's answers are, with nothing that changes. */
final class Answers {

  static final int EVENTS = 50;

  static final String JSON =
      """
      {"id":"chatcmpl-bench","object":"chat.completion","created":1700000000,"model":"json",\
      "choices":[{"index":0,"message":{"role":"assistant","content":"The quick brown fox jumps \
      over the lazy dog, and the gateway counts its tokens."},"logprobs":null,\
      "finish_reason":"stop"}],"usage":{"prompt_tokens":12,"completion_tokens":17,\
      "total_tokens":29},"system_fingerprint":"fp_bench"}""";

  private Answers() {}

  /** The events of the fixed stream, {@code [DONE]} not counted. */
  static List<String> events() {
    Stream<String> text =
        IntStream.range(0, EVENTS - 2).mapToObj(number -> content("token" + number + " "));
    return Stream.concat(text, ending("sse").stream()).toList();
  }

  /** One event that carries text. */
  static String content(String text) {
    return chunk("sse", "[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},", "null}]", "");
  }

  /** The finish reason and the usage, as a stream ends that was asked for usage. */
  static List<String> ending(String model) {
    String usage = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":48,\"total_tokens\":60}";
    return List.of(
        chunk(model, "[{\"index\":0,\"delta\":{},", "\"stop\"}]", ""),
        "data: " + head(model) + "\"choices\":[]" + usage + "}\n\n");
  }

  private static String chunk(String model, String choice, String finish, String more) {
    return "data: "
        + head(model)
        + "\"choices\":"
        + choice
        + "\"finish_reason\":"
        + finish
        + more
        + "}\n\n";
  }

  static String head(String model) {
    return "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\","
        + "\"created\":1700000000,\"model\":\""
        + model
        + "\",";
  }
}
