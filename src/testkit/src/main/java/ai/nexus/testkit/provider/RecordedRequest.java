package ai.nexus.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One request as it came over the wire, and how far its answer got. Written by the connection's
 * thread, read by the test's; every mutable field is volatile.
 */
public final class RecordedRequest {

  /** Where the answer stands. */
  public enum State {
    /** Being answered. */
    OPEN,
    /** Answered as the script says, up to its end. */
    ANSWERED,
    /** The script closed the connection before the end. */
    CUT,
    /** The gateway closed the connection before the end. */
    HUNG_UP
  }

  private final WireRequest wire;
  private final int connection;
  private volatile Optional<String> model = Optional.empty();
  private volatile Optional<TokenCount> tokens = Optional.empty();
  private volatile State state = State.OPEN;
  private volatile int status;
  private volatile long bytesSent;

  RecordedRequest(WireRequest wire, int connection) {
    this.wire = wire;
    this.connection = connection;
  }

  public String method() {
    return wire.method();
  }

  public String path() {
    return wire.path();
  }

  /** Empty text where there is none. */
  public String query() {
    return wire.query();
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return wire.header(name);
  }

  /** The body exactly as it came, chunked framing removed. */
  public byte[] body() {
    return wire.body().clone();
  }

  public String bodyText() {
    return new String(wire.body(), StandardCharsets.UTF_8);
  }

  /** Which connection it came on, counted from 1. */
  public int connection() {
    return connection;
  }

  public boolean isFor(String name) {
    return model.filter(name::equals).isPresent();
  }

  /** What this provider charges for the request; empty until an answer was composed. */
  public Optional<TokenCount> tokens() {
    return tokens;
  }

  public State state() {
    return state;
  }

  /** The status that was answered, 0 before that. */
  public int status() {
    return status;
  }

  /** Bytes of the body that the operating system has taken so far. */
  public long bytesSent() {
    return bytesSent;
  }

  void isChat(String name) {
    model = Optional.of(name);
  }

  void costs(TokenCount count) {
    tokens = Optional.of(count);
  }

  void answeredWith(int answered) {
    status = answered;
  }

  // only the connection's own thread writes
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void sent(int bytes) {
    bytesSent += bytes;
  }

  void ended(State how) {
    state = how;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Leaves the credential out. */
  @Override
  public String toString() {
    byte[] body = wire.body();
    String start =
        new String(Arrays.copyOf(body, Math.min(body.length, 120)), StandardCharsets.UTF_8);
    return "%s %s %s status=%d sent=%d %s"
        .formatted(method(), path(), state, status, bytesSent, start);
  }
}
