package ai.nexus.testkit.provider.openai;

import ai.nexus.testkit.provider.Composition;
import ai.nexus.testkit.provider.TokenCount;
import java.util.List;

/** An answer that is ready, and of which there is no stream: its parts go out one by one. */
record Plain(TokenCount tokens, String type, List<byte[]> events) implements Composition {

  static Plain json(TokenCount tokens, byte[] json) {
    return new Plain(tokens, "application/json", List.of(json));
  }

  @Override
  public byte[] whole() {
    int length = events.stream().mapToInt(part -> part.length).sum();
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : events) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }

  @Override
  public String streamType() {
    return type;
  }
}
