package ai.nexus.testkit.demo;

import ai.nexus.testkit.provider.ChatRequest;

/** What the demonstration upstream says; it understands nothing, and says so. */
final class DemoText {

  private static final int QUOTED = 80;

  private DemoText() {}

  static String answering(ChatRequest request) {
    return """
        You asked: "%s". I am the demonstration upstream and no language model, so here is what \
        just happened. Your request reached the gateway with your own key; the gateway found the \
        provider that carries it, put the provider's key in its place, and passed everything else \
        on untouched. These words come back event by event, and when the last one has reached \
        you, the tokens are already in the statistics."""
        .formatted(shortened(request.lastLine().strip()));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= QUOTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
  }
}
