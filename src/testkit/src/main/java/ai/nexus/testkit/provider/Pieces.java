package ai.nexus.testkit.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An ordinary answer in the words of the vendor that was asked, cut for a script that breaks it: a
 * stream into its events, a whole answer into quarters.
 */
public record Pieces(String type, List<byte[]> parts) {

  private static final int QUARTERS = 4;

  public Pieces {
    parts = List.copyOf(parts);
  }

  public static Pieces of(ChatRequest request, Reply reply, Output output) {
    Composition answer = output.compose(request, reply, UsageReport.AS_OPENAI);
    output.costs(answer.tokens());
    return request.stream()
        ? new Pieces(answer.streamType(), answer.events())
        : new Pieces(answer.type(), quarters(answer.whole()));
  }

  private static List<byte[]> quarters(byte[] whole) {
    List<byte[]> parts = new ArrayList<>();
    int size = (whole.length + QUARTERS - 1) / QUARTERS;
    for (int from = 0; from < whole.length; from += size) {
      parts.add(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + size)));
    }
    return parts;
  }

  /** The head of an answer with status 200. */
  public void head(Output output, Framing framing, long length) throws IOException {
    output.head(200, Map.of("Content-Type", type), framing, length);
  }

  public void sendFirst(Output output, int number) throws IOException {
    for (byte[] part : parts.subList(0, Math.min(number, parts.size()))) {
      output.send(part);
    }
  }

  public void sendAll(Output output) throws IOException {
    sendFirst(output, parts.size());
  }

  /** All of it in one. */
  public byte[] joined() {
    byte[] all = new byte[length()];
    int to = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, to, part.length);
      to += part.length;
    }
    return all;
  }

  public int length() {
    return parts.stream().mapToInt(part -> part.length).sum();
  }
}
