package ai.nexus.testkit.provider;

import java.io.IOException;

/** How one request is answered: by an ordinary {@link ChatAnswer}, or badly. */
@FunctionalInterface
public interface Script {

  /**
   * Writes the answer. Returning without one closes the connection; so does an exception.
   *
   * @throws IOException where the gateway has hung up
   */
  void answer(ChatRequest request, Output output) throws IOException;
}
