package ai.nexus.testkit.provider;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An ordinary answer, streamed where the request asks for it, and all the ways it can be delivered.
 * The faults go together: a slow answer can be cut in packets of three bytes and break off.
 *
 * @param reply from the request to what the model says
 * @param packet most bytes in one write; with a moment between two, so that they travel apart
 * @param prelude sent before the first event, for example comments
 */
public record ChatAnswer(
    Function<ChatRequest, Reply> reply,
    UsageReport usage,
    Pace pace,
    Framing framing,
    int packet,
    String prelude,
    Cut cut)
    implements Script {

  public static ChatAnswer of(String text) {
    return saying(Reply.of(text));
  }

  public static ChatAnswer of(Function<ChatRequest, String> text) {
    return saying(request -> Reply.of(text.apply(request)));
  }

  public static ChatAnswer saying(Reply reply) {
    return saying(request -> reply);
  }

  public static ChatAnswer saying(Function<ChatRequest, Reply> reply) {
    return new ChatAnswer(
        reply,
        UsageReport.AS_OPENAI,
        Pace.AT_ONCE,
        Framing.CHUNKED,
        Integer.MAX_VALUE,
        "",
        Cut.NEVER);
  }

  public ChatAnswer reporting(UsageReport other) {
    return new ChatAnswer(reply, other, pace, framing, packet, prelude, cut);
  }

  public ChatAnswer at(Pace other) {
    return new ChatAnswer(reply, usage, other, framing, packet, prelude, cut);
  }

  public ChatAnswer framed(Framing other) {
    return new ChatAnswer(reply, usage, pace, other, packet, prelude, cut);
  }

  public ChatAnswer inPacketsOf(int bytes) {
    return new ChatAnswer(reply, usage, pace, framing, bytes, prelude, cut);
  }

  /** Raw text before the first event; it counts as one when the answer is cut. */
  public ChatAnswer after(String other) {
    return new ChatAnswer(reply, usage, pace, framing, packet, other, cut);
  }

  public ChatAnswer cut(Cut other) {
    return new ChatAnswer(reply, usage, pace, framing, packet, prelude, other);
  }

  @Override
  public void answer(ChatRequest request, Output output) throws IOException {
    Composition answer = output.compose(request, reply.apply(request), usage);
    output.costs(answer.tokens());
    List<byte[]> parts = request.stream() ? answer.events() : List.of(answer.whole());
    String type = request.stream() ? answer.streamType() : answer.type();
    new Delivery(this, output).send(Map.of("Content-Type", type), parts);
  }
}
