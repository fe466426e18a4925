package ai.nexus.testkit.provider;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An ordinary answer, streamed where the request asks for it, and all the ways it can be delivered.
 * The faults go together: a slow answer can be cut in packets of three bytes and break off.
 *
 * @param text from the request to the answer's text
 * @param packet most bytes in one write; with a moment between two, so that they travel apart
 * @param prelude sent before the first event, for example comments
 */
public record ChatAnswer(
    Function<ChatRequest, String> text,
    UsageReport usage,
    Pace pace,
    Framing framing,
    int packet,
    String prelude,
    Cut cut)
    implements Script {

  public static ChatAnswer of(String text) {
    return of(request -> text);
  }

  public static ChatAnswer of(Function<ChatRequest, String> text) {
    return new ChatAnswer(
        text,
        UsageReport.AS_OPENAI,
        Pace.AT_ONCE,
        Framing.CHUNKED,
        Integer.MAX_VALUE,
        "",
        Cut.NEVER);
  }

  public ChatAnswer reporting(UsageReport other) {
    return new ChatAnswer(text, other, pace, framing, packet, prelude, cut);
  }

  public ChatAnswer at(Pace other) {
    return new ChatAnswer(text, usage, other, framing, packet, prelude, cut);
  }

  public ChatAnswer framed(Framing other) {
    return new ChatAnswer(text, usage, pace, other, packet, prelude, cut);
  }

  public ChatAnswer inPacketsOf(int bytes) {
    return new ChatAnswer(text, usage, pace, framing, bytes, prelude, cut);
  }

  /** Raw text before the first event; it counts as one when the answer is cut. */
  public ChatAnswer after(String other) {
    return new ChatAnswer(text, usage, pace, framing, packet, other, cut);
  }

  public ChatAnswer cut(Cut other) {
    return new ChatAnswer(text, usage, pace, framing, packet, prelude, other);
  }

  @Override
  public void answer(ChatRequest request, Output output) throws IOException {
    Composition completion = output.compose(request, text.apply(request), usage);
    output.costs(completion.tokens());
    List<byte[]> parts = request.stream() ? completion.events() : List.of(completion.json());
    String type = request.stream() ? "text/event-stream; charset=utf-8" : "application/json";
    new Delivery(this, output).send(Map.of("Content-Type", type), parts);
  }
}
