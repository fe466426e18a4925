package ai.nexus.testkit.provider;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The other end of a connection. Waits by reading, so that a hang-up ends every wait at once. */
final class Peer {

  private final Socket socket;
  private final PushbackInputStream in;
  private final OutputStream out;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()), 1);
    out = socket.getOutputStream();
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    return in.read();
  }

  void readFully(byte[] target) throws IOException {
    if (in.readNBytes(target, 0, target.length) < target.length) {
      throw new EOFException("the peer left in the middle of a body");
    }
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /**
   * Waits for the time to pass.
   *
   * @throws EOFException as soon as the peer hangs up
   */
  void pause(Duration time) throws IOException {
    if (!time.isZero()) {
      await(Math.toIntExact(Math.max(1, time.toMillis())));
    }
  }

  /** Waits until the peer hangs up. */
  void hang() throws IOException {
    await(0);
  }

  void close() throws IOException {
    socket.close();
  }

  /** Sends the end of the stream; the other half stays open. */
  void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** Closes so that the peer sees a reset instead of an end. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void await(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the peer has hung up");
      }
      in.unread(next);
      throw new IOException(
          "the peer sent more before its answer came; pipelining is not spoken here");
    } catch (SocketTimeoutException passed) {
      // what was waited for
    } finally {
      socket.setSoTimeout(0);
    }
  }
}
