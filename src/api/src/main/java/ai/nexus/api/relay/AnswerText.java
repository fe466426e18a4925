package ai.nexus.api.relay;

import ai.nexus.wire.chat.Part;
import ai.nexus.wire.chat.StreamEvent;
import ai.nexus.wire.openai.TextSample;

/**
 * Gathers the text of a translated answer, for a token estimate where the provider tells no usage:
 * the beginning of it, and how long all of it is.
 */
final class AnswerText {

  /** Units of UTF-16 that are kept. */
  private static final int MAX = 32 << 10;

  private final StringBuilder kept = new StringBuilder();
  private long total;

  void add(StreamEvent step) {
    if (step instanceof StreamEvent.TextDelta delta) {
      add(delta.text());
    } else if (step instanceof StreamEvent.RefusalDelta delta) {
      add(delta.text());
    } else if (step instanceof StreamEvent.ThinkingDelta delta) {
      add(delta.text());
    } else if (step instanceof StreamEvent.ArgumentsDelta delta) {
      add(delta.fragment());
    }
  }

  void add(Part part) {
    if (part instanceof Part.Text text) {
      add(text.text());
    } else if (part instanceof Part.Refusal refusal) {
      add(refusal.text());
    } else if (part instanceof Part.Thinking thinking) {
      add(thinking.text());
    } else if (part instanceof Part.ToolCall call) {
      add(call.arguments());
    }
  }

  private void add(String text) {
    total += text.length();
    kept.append(text, 0, Math.min(text.length(), MAX - kept.length()));
  }

  TextSample sample() {
    return new TextSample(kept.toString(), total);
  }
}
