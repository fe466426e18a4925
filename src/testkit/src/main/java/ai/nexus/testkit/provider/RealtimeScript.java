package ai.nexus.testkit.provider;

import java.io.IOException;

/** How one realtime socket goes. */
@FunctionalInterface
public interface RealtimeScript {

  /**
   * Accepts the handshake or refuses it. Returning closes the connection; so does an exception.
   *
   * @throws IOException where the gateway has hung up
   */
  void answer(RealtimeHandshake handshake) throws IOException;

  /** Refuses every handshake with an error in OpenAI's shape. */
  static RealtimeScript refusing(int status, String message) {
    return handshake -> handshake.refuse(status, message);
  }
}
