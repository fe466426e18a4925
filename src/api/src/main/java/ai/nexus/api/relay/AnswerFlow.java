package ai.nexus.api.relay;

import ai.nexus.wire.json.Slice;

/** What becomes of an upstream's answer, by its kind. Called on the exchange's event loop. */
interface AnswerFlow {

  /** A piece of the body, which is the flow's to keep. */
  void data(Slice piece);

  /** The body is whole. */
  void end();

  /** The connection ended before the body did. */
  void broken(Throwable cause);

  /** The upstream has been silent for a while. */
  void heartbeat();

  /** Tells the exchange what the answer has told so far; called once, before it is finished. */
  void report();
}
