package ai.nexus.api.ask;

import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** The rest of a request's body, which goes upstream as it comes. Asked on one event loop. */
public interface Upload {

  /** Who is told, on that loop. */
  interface Listener {
    /** The next piece, which is the listener's to keep. */
    void piece(Slice bytes);

    /** There was no more. */
    void whole();

    /** It has broken off, and nothing more comes. */
    void broken(GatewayException failure);
  }

  /** Of the whole body, as the client announced it. */
  OptionalLong length();

  void start(Executor loop, Listener listener);

  /** Asks for one piece. */
  void more();
}
