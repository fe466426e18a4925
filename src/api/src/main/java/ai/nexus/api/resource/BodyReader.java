package ai.nexus.api.resource;

import ai.nexus.api.exchange.SharedRoom;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Reads a request's body. One that has not come with its head, as most clients send it, is waited
 * for on the request's thread, by a bounded number of requests at a time; beyond that number it is
 * read without a thread. A body above the limit is read on and thrown away for a while, because a
 * client that is still sending does not look for an answer; memory grows with what has arrived, not
 * with what was announced, though room for all of that is set aside, so that what has begun can
 * end.
 *
 * <p>Waiting is the rule because Grizzly (4.0.2) loses a kept-alive connection's next request, one
 * time in some three hundred, when a body was read by a listener and the answer is ended by another
 * thread: it is never read, and its client waits for ever (tried: head and body sent apart, 1,500
 * requests on one connection). So a connection whose body is read by a listener is closed with the
 * answer. And once it has been told how reading ended, the request may be over and what it was read
 * from be another's: nothing here touches it from then on, for which a listener is guarded by this.
 */
final class BodyReader implements ReadListener {

  /** Told once how reading ended. */
  interface Result {
    void whole(byte[] body);

    void refused(GatewayException failure);
  }

  private static final int FIRST_BUFFER = 8 << 10;
  private static final int PIECE = 16 << 10;
  private static final int SHORT = 64 << 10;
  private static final long DISCARD = 128L << 20;

  // The API's listener has 200 threads (server-config/domain.xml); slow senders get a third of
  // them, and those of one key no more than half of what others leave of that.
  private static final int MOST_WAITING = 64;
  private static final SharedRoom WAITING = new SharedRoom(MOST_WAITING);

  private final ServletInputStream in;
  private final long announced;
  private final BodyLimits limits;
  private final Result result;
  private byte[] body;
  private int length;
  private long discarded;
  private boolean crowded; // there is no room for the body, which is thrown away
  private boolean told;

  private BodyReader(ServletInputStream in, long announced, BodyLimits limits, Result result) {
    this.in = in;
    this.announced = announced;
    this.limits = limits;
    this.result = result;
    this.body = new byte[announced < 0 ? FIRST_BUFFER : (int) Math.min(announced, FIRST_BUFFER)];
  }

  /**
   * @param limits whose pace is looked at after each wait for a piece, where this thread waits,
   *     which takes no longer than the server's read timeout
   * @return who goes on reading when this returns, to be watched by a {@link BodyTimer}
   */
  static Optional<BodyReader> read(
      HttpServletRequest request, HttpServletResponse response, BodyLimits limits, Result result)
      throws IOException {
    long max = limits.max();
    long announced = request.getContentLengthLong();
    boolean asksFirst = request.getHeader("Expect") != null;
    if (announced > max && (asksFirst || announced > DISCARD)) {
      result.refused(tooLarge(max));
      return Optional.empty();
    }
    ServletInputStream in = request.getInputStream();
    if (announced > max && in.available() >= announced) {
      // Its client has sent all of it and looks for an answer.
      result.refused(tooLarge(max));
      return Optional.empty();
    }
    boolean fits = announced >= 0 && announced <= max && hasRoom(limits.room(), announced);
    if (fits && in.available() >= announced) {
      // It has all arrived with the head: no second thread, no second buffer.
      result.whole(in.readNBytes((int) announced));
      return Optional.empty();
    }
    BodyReader reader = new BodyReader(in, announced, limits, result);
    reader.crowded = announced >= 0 && announced <= max && !fits;
    SharedRoom.Share thread = WAITING.share(limits.owner());
    if (thread.growTo(1)) {
      reader.awaitOn(thread);
    } else if (request.getHeader("Upgrade") != null) {
      // Such a body can only be waited for: see UpgradeOfferFilter.
      result.refused(tooManyWait());
    } else {
      response.setHeader("Connection", "close");
      in.setReadListener(reader);
      return Optional.of(reader);
    }
    return Optional.empty();
  }

  /** It is not waited for any longer, unless reading has ended. */
  void giveUp(GatewayException fault) {
    // Its lock is not held while the request is refused: the container may call back meanwhile.
    tell(fault);
  }

  private void awaitOn(SharedRoom.Share thread) throws IOException {
    try {
      await();
    } finally {
      thread.end();
    }
  }

  private void await() throws IOException {
    int n = 0;
    while (n >= 0 && !told && !isWhole()) {
      try {
        makeRoom();
        n = read();
      } catch (IOException failed) {
        if (!isTimeout(failed)) {
          throw failed;
        }
      }
      limits.pace().fault().ifPresent(this::tell);
    }
    onAllDataRead();
  }

  /** Whether the server has only waited as long as it waits for one piece. */
  private static boolean isTimeout(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static GatewayException tooManyWait() {
    return new GatewayException(
        Failure.OVERLOADED,
        "Too many requests are sending their bodies slowly. Send the request again without"
            + " 'Upgrade'.");
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    try {
      readWhatIsThere();
    } catch (RuntimeException | Error bug) {
      tell(new GatewayException(Failure.INTERNAL, "The gateway failed on this request.", bug));
    }
  }

  private void readWhatIsThere() throws IOException {
    while (!told && !isWhole() && in.isReady() && !in.isFinished()) {
      makeRoom();
      int n = read();
      if (n < 0) {
        break;
      }
    }
  }

  /** What was announced is there: to look for more would make room for it first. */
  private boolean isWhole() {
    return announced >= 0 && length >= announced;
  }

  private void makeRoom() {
    if (length == body.length && keeps()) {
      long most = announced >= 0 ? Math.min(announced, limits.max()) : limits.max();
      int longer = (int) Math.min(most, Math.max(PIECE, 2L * body.length));
      if (hasRoom(limits.room(), longer)) {
        body = Arrays.copyOf(body, longer);
      } else {
        crowded = true;
        body = new byte[0];
      }
    }
  }

  /** Short ones are always taken: no crowd of long ones shall keep them out. */
  private static boolean hasRoom(SharedRoom.Share room, long bytes) {
    return bytes <= SHORT || room.growTo(bytes);
  }

  private boolean keeps() {
    return !crowded && length < limits.max();
  }

  private int read() throws IOException {
    int n = keeps() ? readKept() : readDiscarded();
    limits.pace().came(Math.max(n, 0));
    return n;
  }

  private int readKept() throws IOException {
    int n = in.read(body, length, body.length - length);
    length += Math.max(n, 0);
    return n;
  }

  private int readDiscarded() throws IOException {
    int n = in.read(new byte[PIECE]);
    discarded += Math.max(n, 0);
    if (discarded > DISCARD) {
      tell(crowded ? tooManyAtOnce() : tooLarge(limits.max()));
    }
    return n;
  }

  @Override
  public synchronized void onAllDataRead() {
    if (crowded) {
      tell(tooManyAtOnce());
    } else if (discarded > 0) {
      tell(tooLarge(limits.max()));
    } else if (ends()) {
      result.whole(length == body.length ? body : Arrays.copyOf(body, length));
    }
  }

  @Override
  public synchronized void onError(Throwable broken) {
    tell(
        new GatewayException(
            Failure.CLIENT_GONE, "The connection ended before the request did.", broken));
  }

  private void tell(GatewayException failure) {
    if (ends()) {
      result.refused(failure);
    }
  }

  /**
   * @return whether it is the first to end reading
   */
  private synchronized boolean ends() {
    boolean first = !told;
    told = true;
    return first;
  }

  private static GatewayException tooManyAtOnce() {
    return new GatewayException(
        Failure.OVERLOADED,
        "The bodies of the requests that are open take all the room there is, or that one key may"
            + " have. Send the request again when others have ended.");
  }

  private static GatewayException tooLarge(long max) {
    return new GatewayException(
        Failure.BODY_TOO_LARGE,
        "The request body is longer than " + max + " bytes, the most this gateway takes.");
  }
}
