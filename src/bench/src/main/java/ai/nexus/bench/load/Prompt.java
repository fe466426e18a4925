package ai.nexus.bench.load;

import ai.nexus.bench.stage.Scenario;
import java.nio.charset.StandardCharsets;

/** The body of a chat completion as a client sends it. */
public record Prompt(Scenario scenario, int textBytes) {

  private static final String WORD = "lorem ipsum ";

  /** A question of a few words. */
  public static Prompt small(Scenario scenario) {
    return new Prompt(scenario, 60);
  }

  public byte[] body() {
    String text = WORD.repeat(textBytes / WORD.length() + 1).substring(0, textBytes).strip();
    String body =
        """
        {"model":"%s","stream":%b,"temperature":0.7,"max_tokens":500,\
        "messages":[{"role":"system","content":"You are a helpful assistant."},\
        {"role":"user","content":"%s"}]}"""
            .formatted(scenario.id(), scenario.streamed(), text);
    return body.getBytes(StandardCharsets.US_ASCII);
  }
}
