package ai.nexus.testkit.provider;

import java.util.List;

/** One answer in a vendor's words. */
public interface Composition {

  TokenCount tokens();

  /** The whole answer; JSON but where {@link #type} says otherwise. */
  byte[] whole();

  /** Each with the blank line behind it. */
  List<byte[]> events();

  /** The type of the whole answer. */
  default String type() {
    return "application/json";
  }

  default String streamType() {
    return "text/event-stream; charset=utf-8";
  }
}
