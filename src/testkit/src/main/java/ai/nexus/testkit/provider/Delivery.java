package ai.nexus.testkit.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends the parts of an answer at its pace, in its packets, up to where it is cut. */
final class Delivery {

  private static final Duration BETWEEN_PACKETS = Duration.ofMillis(1);

  private final ChatAnswer plan;
  private final Output output;

  Delivery(ChatAnswer plan, Output output) {
    this.plan = plan;
    this.output = output;
  }

  void send(Map<String, String> headers, List<byte[]> answer) throws IOException {
    List<byte[]> parts = withPrelude(answer);
    output.pause(plan.pace().beforeHead());
    output.head(200, headers, plan.framing(), parts.stream().mapToLong(part -> part.length).sum());
    output.pause(plan.pace().beforeFirstEvent());
    long left = plan.cut().limit(parts);
    boolean first = true;
    for (byte[] part : parts) {
      if (left <= 0) {
        break;
      }
      if (!first) {
        output.pause(plan.pace().betweenEvents());
      }
      first = false;
      int length = (int) Math.min(part.length, left);
      inPackets(part, length);
      left -= length;
    }
    plan.cut().finish(output);
  }

  private List<byte[]> withPrelude(List<byte[]> answer) {
    if (plan.prelude().isEmpty()) {
      return answer;
    }
    List<byte[]> parts = new ArrayList<>(answer);
    parts.add(0, plan.prelude().getBytes(StandardCharsets.UTF_8));
    return parts;
  }

  private void inPackets(byte[] part, int length) throws IOException {
    for (int from = 0; from < length; from += plan.packet()) {
      if (from > 0) {
        output.pause(BETWEEN_PACKETS);
      }
      int size = Math.min(plan.packet(), length - from);
      output.send(part, from, size);
      if (size < plan.packet()) {
        return;
      }
    }
  }
}
