package ai.nexus.api.relay;

import ai.nexus.api.ask.Upload;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Sends a request's body on as it comes: a piece is asked for when the upstream has taken the one
 * before. Used on the exchange's event loop.
 */
final class UploadPump implements Upload.Listener {

  // What may wait for a provider, in bytes, beside the piece that is under way.
  private static final int WINDOW = 32 << 10;

  private final Upload upload;
  private final HttpClientRequest request;
  private final Consumer<GatewayException> broken;
  private boolean stopped;
  private long movedAt = System.nanoTime();

  /**
   * @param broken is told where the client's side breaks off
   */
  UploadPump(Upload upload, HttpClientRequest request, Consumer<GatewayException> broken) {
    this.upload = upload;
    this.request = request;
    this.broken = broken;
  }

  /**
   * @param begun what the body begins with
   * @param length of all of it, where it is known
   */
  void begin(byte[] begun, OptionalLong length, Executor loop) {
    if (length.isPresent()) {
      request.putHeader("content-length", Long.toString(length.getAsLong()));
    } else {
      request.setChunked(true);
    }
    request.exceptionHandler(failed -> stop());
    request.setWriteQueueMaxSize(WINDOW);
    write(Buffer.buffer(begun));
    upload.start(loop, this);
    more();
  }

  /** When the last piece was sent. */
  long movedAt() {
    return movedAt;
  }

  /** The upstream takes no more. */
  void stop() {
    stopped = true;
  }

  private void more() {
    if (request.writeQueueFull()) {
      request.drainHandler(drained -> upload.more());
    } else {
      upload.more();
    }
  }

  private void write(Buffer bytes) {
    movedAt = System.nanoTime();
    // Whether it arrives is told by the request's own failure.
    request.write(bytes).onFailure(failed -> stop());
  }

  @Override
  public void piece(Slice bytes) {
    if (!stopped) {
      write(Buffer.buffer(bytes.copy()));
      more();
    }
  }

  @Override
  public void whole() {
    if (!stopped) {
      stopped = true;
      request.end().onFailure(failed -> stop());
    }
  }

  @Override
  public void broken(GatewayException failure) {
    if (!stopped) {
      stopped = true;
      broken.accept(failure);
    }
  }
}
