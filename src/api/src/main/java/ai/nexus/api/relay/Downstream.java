package ai.nexus.api.relay;

import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.translate.ClientDialect;
import java.util.OptionalInt;

/**
 * Where an answer goes: an HTTP response or a socket. Nothing in here blocks. All calls come from
 * the exchange's event loop, in this order: attach, then begin, then events or body, then one of
 * end, endStream, fail or abandon; fail may come instead of begin.
 */
public interface Downstream {

  /** What the client's side tells the relay; called on the event loop. */
  interface Listener {
    /** More can be written after {@link Downstream#ready()} was false. */
    void writable();

    /** The client went away. */
    void gone();

    /** The client wants no more of this answer, but is there and waits for its end. */
    void cancelled();

    /**
     * Nothing more will be sent; whatever there was is with the container or the client is gone.
     */
    void closed();
  }

  /** Words the end of a stream that breaks off. */
  @FunctionalInterface
  interface FailureEvents {
    /** One event or several, each with its closing blank line. */
    byte[] of(ClientDialect words, ProviderError error);
  }

  void attach(Loop loop, Listener listener);

  /** Sets status and headers; they leave with the first bytes. */
  void begin(AnswerHead head);

  /**
   * The same for a stream of events.
   *
   * @param failure asked where {@link #fail} ends the stream, by which it says what was told before
   */
  default void begin(AnswerHead head, FailureEvents failure) {
    begin(head);
  }

  /**
   * One server-sent event. Its bytes do not change any more.
   *
   * @param raw as it was received, with its closing blank line
   * @param data its payload; empty for a comment
   */
  void event(Slice raw, Slice data);

  /** A piece of a body that is not a stream of events. Its bytes do not change any more. */
  void body(byte[] bytes, int offset, int length);

  /**
   * Sends what has been written.
   *
   * @return whether there was anything
   */
  boolean flush();

  /** Whether more can be written without queueing; when false, the listener is told once it can. */
  boolean ready();

  /**
   * The local port of the client's connection, where nothing tells that the client has gone unless
   * the kernel is asked.
   */
  OptionalInt portToLookAt();

  /** Looks whether the client is still there, where nothing else tells. */
  default void look(ConnectionTable table) {
    // For clients that do not leave unnoticed.
  }

  /** Keeps proxies and clients from giving up while the upstream is silent. */
  void heartbeat();

  /** Ends a body. */
  void end();

  /** Ends a stream of events with this one, which is as {@link #event} takes it. */
  void endStream(Slice raw, Slice data);

  /**
   * Ends with an error: as a whole answer before {@link #begin}, as an error event after it.
   *
   * @param mayRetry whether the client's SDK should send the request again
   */
  void fail(GatewayException failure, boolean mayRetry);

  /** Lets go of a client that is gone. */
  void abandon();
}
