package ai.nexus.admin.json;

import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Waits for a body that comes in pieces; memory grows with what has arrived. */
final class SlowBody {

  private static final int PIECE = 8 << 10;

  private SlowBody() {}

  /**
   * @param max bytes after which no more is read
   * @param time for the body to arrive, looked at after each wait for a piece, which takes no
   *     longer than the server's read timeout (5 s, server-config/domain.xml)
   * @throws GatewayException BODY_TIMEOUT, or MALFORMED_REQUEST where the body breaks off
   */
  static byte[] read(InputStream in, int max, Duration time) {
    long began = System.nanoTime();
    ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    byte[] piece = new byte[PIECE];
    while (body.size() < max) {
      int n = await(in, piece, Math.min(piece.length, max - body.size()));
      if (n < 0) {
        break;
      }
      body.write(piece, 0, n);
      if (System.nanoTime() - began > time.toNanos()) {
        throw new GatewayException(
            Failure.BODY_TIMEOUT,
            "The request body did not arrive within " + time.toSeconds() + " s.");
      }
    }
    return body.toByteArray();
  }

  /** Waits once; 0 where nothing came in the time that the server waits. */
  private static int await(InputStream in, byte[] piece, int length) {
    try {
      return in.read(piece, 0, length);
    } catch (IOException failed) {
      if (isTimeout(failed)) {
        return 0;
      }
      throw new GatewayException(
          Failure.MALFORMED_REQUEST, "The request body broke off before its end.", failed);
    }
  }

  private static boolean isTimeout(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
