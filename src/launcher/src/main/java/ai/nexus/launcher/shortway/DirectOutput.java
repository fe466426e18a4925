package ai.nexus.launcher.shortway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.http.io.NIOOutputStream;

/**
 * An answer's body, written as the client takes it. {@link #isReady} says whether the server takes
 * more without waiting; where it does not, the listener is told once when it does. Until a listener
 * is set, a write may wait.
 */
final class DirectOutput extends ServletOutputStream implements WriteHandler {

  private final NIOOutputStream body;
  private Optional<WriteListener> listener = Optional.empty();
  private volatile boolean awaited;
  private volatile boolean ended;

  DirectOutput(NIOOutputStream body) {
    this.body = body;
  }

  void end() {
    ended = true;
  }

  private NIOOutputStream body() {
    if (ended) {
      throw new IllegalStateException("the answer has ended");
    }
    return body;
  }

  @Override
  public void write(int one) throws IOException {
    body().write(one);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    body().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    body().flush();
  }

  @Override
  public void close() throws IOException {
    body().close();
  }

  @Override
  public void setWriteListener(WriteListener told) {
    if (listener.isPresent()) {
      throw new IllegalStateException("there is a listener already");
    }
    listener = Optional.of(told);
  }

  @Override
  public boolean isReady() {
    if (awaited) {
      return false;
    }
    if (body().canWrite()) {
      return true;
    }
    awaited = true;
    body().notifyCanWrite(this);
    return false;
  }

  /** The server's word that it takes more. */
  @Override
  public void onWritePossible() throws IOException {
    awaited = false;
    if (listener.isPresent()) {
      listener.get().onWritePossible();
    }
  }

  /** The server's word that the client is gone. */
  @Override
  public void onError(Throwable broken) {
    listener.ifPresent(told -> told.onError(broken));
  }
}
