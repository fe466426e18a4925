package ai.nexus.api.resource;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a request's body without holding a thread while it arrives. A body above the limit is read
 * on and thrown away for a while, because a client that is still sending does not look for an
 * answer; memory grows with what has arrived, not with what was announced.
 */
final class BodyReader implements ReadListener {

  /** Told once how reading ended. */
  interface Result {
    void whole(byte[] body);

    void refused(GatewayException failure);
  }

  private static final int FIRST_BUFFER = 8 << 10;
  private static final int PIECE = 16 << 10;
  private static final int TRUSTED_LENGTH = 1 << 20;
  private static final long DISCARD = 128L << 20;

  private final ServletInputStream in;
  private final long max;
  private final Result result;
  private byte[] body;
  private int length;
  private long discarded;
  private boolean told;

  private BodyReader(ServletInputStream in, long announced, long max, Result result) {
    this.in = in;
    this.max = max;
    this.result = result;
    this.body = new byte[announced < 0 ? FIRST_BUFFER : (int) Math.min(announced, TRUSTED_LENGTH)];
  }

  /**
   * @param max longest body that is taken, in bytes
   */
  static void read(HttpServletRequest request, long max, Result result) throws IOException {
    long announced = request.getContentLengthLong();
    boolean asksFirst = request.getHeader("Expect") != null;
    if (announced > max && (asksFirst || announced > DISCARD)) {
      result.refused(tooLarge(max));
      return;
    }
    ServletInputStream in = request.getInputStream();
    if (announced >= 0 && announced <= max && in.available() >= announced) {
      // It has all arrived with the head, as small ones do: no listener, no second thread.
      result.whole(in.readNBytes((int) announced));
      return;
    }
    BodyReader reader = new BodyReader(in, announced, max, result);
    if (request.getHeader("Upgrade") != null) {
      reader.readAtOnce();
    } else {
      in.setReadListener(reader);
    }
  }

  /**
   * The JDK's HTTP client offers HTTP/2 with its first request on a connection. Grizzly never calls
   * the listener of such a request when its body comes after its head (4.0.2, tried), so this one
   * is waited for, at most as long as the server's read timeout of 30 s.
   */
  private void readAtOnce() throws IOException {
    int n = 0;
    while (n >= 0 && !told) {
      makeRoom();
      n = length < max ? readKept() : readDiscarded();
    }
    onAllDataRead();
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!told && in.isReady() && !in.isFinished()) {
      makeRoom();
      int n = length < max ? readKept() : readDiscarded();
      if (n < 0) {
        break;
      }
    }
  }

  private void makeRoom() {
    if (length == body.length && length < max) {
      body = Arrays.copyOf(body, (int) Math.min(max, Math.max(PIECE, 2L * body.length)));
    }
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
      tell(tooLarge(max));
    }
    return n;
  }

  @Override
  public void onAllDataRead() {
    if (discarded > 0) {
      tell(tooLarge(max));
    } else if (!told) {
      told = true;
      result.whole(length == body.length ? body : Arrays.copyOf(body, length));
    }
  }

  @Override
  public void onError(Throwable broken) {
    tell(
        new GatewayException(
            Failure.CLIENT_GONE, "The connection ended before the request did.", broken));
  }

  private void tell(GatewayException failure) {
    if (!told) {
      told = true;
      result.refused(failure);
    }
  }

  private static GatewayException tooLarge(long max) {
    return new GatewayException(
        Failure.BODY_TOO_LARGE,
        "The request body is longer than " + max + " bytes, the most this gateway takes.");
  }
}
