package ai.nexus.launcher.shortway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that has come whole with its head, so that nothing waits for it. */
final class DirectInput extends ServletInputStream {

  private final InputStream body;
  private volatile boolean ended;

  DirectInput(InputStream body) {
    this.body = body;
  }

  void end() {
    ended = true;
  }

  private InputStream body() {
    if (ended) {
      throw new IllegalStateException("the answer has ended");
    }
    return body;
  }

  @Override
  public int read() throws IOException {
    return body().read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return body().read(into, offset, length);
  }

  @Override
  public int available() throws IOException {
    return body().available();
  }

  @Override
  public boolean isFinished() {
    try {
      return available() == 0;
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("a short request's body is there: read it");
  }
}
