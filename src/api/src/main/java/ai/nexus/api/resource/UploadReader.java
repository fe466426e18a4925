package ai.nexus.api.resource;

import ai.nexus.api.ask.FormAsk;
import ai.nexus.api.ask.Upload;
import ai.nexus.core.error.Failure;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.model.BadRequestException;
import ai.nexus.wire.model.Operation;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Reads a form with files without a thread: keeps it until the model has been found, then gives it
 * piece by piece as it is asked for more, then, where nobody wants the rest, throws that away,
 * since a client that is still sending does not look for an answer.
 *
 * <p>Called by the container's threads and by an event loop; everything is guarded by this.
 */
final class UploadReader implements ReadListener, Upload {

  private enum Phase {
    SEEKING,
    PASSING,
    DISCARDING,
    OVER
  }

  private static final int PIECE = 32 << 10;
  private static final long DISCARD = 128L << 20;

  private final ServletInputStream in;
  private final UploadLimits limits;
  private final OptionalLong announced;
  private final FormBeginning beginning;
  private Consumer<Optional<GatewayException>> sought = nothing -> {};
  private Phase phase = Phase.SEEKING;
  private long received;
  private long discarded;
  private boolean wanted;
  private Executor loop = Runnable::run;
  private Optional<Listener> listener = Optional.empty();
  private Optional<Runnable> afterwards = Optional.empty();
  private Optional<Runnable> onceOver = Optional.empty();
  private long movedAt = System.nanoTime();
  private long secondsAwaited;

  UploadReader(
      ServletInputStream in, OptionalLong announced, FormBeginning beginning, UploadLimits limits) {
    this.in = in;
    this.announced = announced;
    this.limits = limits;
    this.beginning = beginning;
  }

  /**
   * Begins to read, when the request's thread has left.
   *
   * @param told once, when the model has been found, or why not
   */
  synchronized void seek(Consumer<Optional<GatewayException>> told) {
    sought = told;
    in.setReadListener(this);
  }

  /** Reads a form that has been refused already, and throws it away. */
  synchronized void discard() {
    phase = Phase.DISCARDING;
    in.setReadListener(this);
  }

  /** The request, when its model has been found. */
  synchronized FormAsk ask(Operation operation, String contentType) {
    return beginning.ask(operation, contentType, this);
  }

  @Override
  public OptionalLong length() {
    return announced;
  }

  @Override
  public synchronized void start(Executor eventLoop, Listener told) {
    loop = eventLoop;
    listener = Optional.of(told);
    if (phase == Phase.OVER) {
      tell(Listener::whole);
    }
  }

  @Override
  public synchronized void more() {
    wanted = true;
    movedAt = System.nanoTime();
    pump();
  }

  /** Runs the task when the client has no more to send, or has been heard long enough. */
  synchronized void discardThen(Runnable task) {
    if (phase == Phase.OVER) {
      task.run();
      return;
    }
    phase = Phase.DISCARDING;
    afterwards = Optional.of(task);
    pump();
  }

  /** Runs the task when nothing is read any more; later than the exchange is over, as a rule. */
  synchronized void onceOver(Runnable task) {
    onceOver = Optional.of(task);
    if (phase == Phase.OVER) {
      task.run();
    }
  }

  /** Ends an upload that does not move, or moves too slowly. Called once a second. */
  synchronized void sweep(long now) {
    if (phase == Phase.OVER) {
      return;
    }
    boolean clientIsAwaited = phase != Phase.PASSING || wanted;
    secondsAwaited += clientIsAwaited ? 1 : 0;
    if (now - movedAt > limits.idle().toNanos()) {
      fail(clientIsAwaited ? BodyPace.tooLate(limits.idle()) : limits.providerStalls());
    } else if (BodyPace.isSlow(received, secondsAwaited, limits.leastRate())) {
      fail(BodyPace.tooSlow(limits.leastRate()));
    }
  }

  @Override
  public synchronized void onDataAvailable() {
    pump();
  }

  @Override
  public synchronized void onAllDataRead() {
    pump();
  }

  @Override
  public synchronized void onError(Throwable broken) {
    fail(
        new GatewayException(
            Failure.CLIENT_GONE, "The connection ended before the request did.", broken));
  }

  private void pump() {
    try {
      while (reads() && hasMore()) {
        byte[] piece = new byte[PIECE];
        int n = in.read(piece);
        if (n < 0) {
          break;
        }
        take(piece, n);
      }
      if (phase != Phase.OVER && isAtEnd()) {
        whole();
      }
    } catch (BadRequestException malformed) {
      fail(
          GatewayException.atParam(
              Failure.MALFORMED_REQUEST, malformed.param().orElse(null), malformed.getMessage()));
    } catch (GatewayException refused) {
      fail(refused);
    } catch (IOException | RuntimeException broken) {
      onError(broken);
    }
  }

  /** A stream may call itself finished while some of it lies in the server's buffer. */
  private boolean hasMore() throws IOException {
    return in.available() > 0 || (!in.isFinished() && in.isReady());
  }

  private boolean isAtEnd() throws IOException {
    return in.isFinished() && in.available() == 0;
  }

  private boolean reads() {
    return switch (phase) {
      case SEEKING, DISCARDING -> true;
      case PASSING -> wanted;
      case OVER -> false;
    };
  }

  private void take(byte[] piece, int length) {
    movedAt = System.nanoTime();
    received += length;
    if (received > limits.max()) {
      throw limits.tooLarge();
    }
    switch (phase) {
      case SEEKING -> seek(piece, length);
      case PASSING -> {
        wanted = false;
        beginning.watch(piece, length);
        Slice bytes = new Slice(piece, 0, length);
        tell(told -> told.piece(bytes));
      }
      case DISCARDING -> {
        discarded += length;
        if (discarded > DISCARD) {
          over();
        }
      }
      case OVER -> throw new IllegalStateException("nothing is read any more");
    }
  }

  private void seek(byte[] piece, int length) {
    if (beginning.add(piece, length)) {
      phase = Phase.PASSING;
      sought.accept(Optional.empty());
    }
  }

  private void whole() {
    if (phase == Phase.SEEKING) {
      fail(
          GatewayException.atParam(
              Failure.MALFORMED_REQUEST,
              FormBeginning.MODEL,
              "'model' is missing: name the model to use"));
    } else if (phase != Phase.OVER) {
      over();
      tell(Listener::whole);
    }
  }

  private void fail(GatewayException failure) {
    Phase failed = phase;
    if (failed == Phase.OVER) {
      return;
    }
    if (failure.failure() == Failure.CLIENT_GONE || failed == Phase.DISCARDING) {
      over();
    } else {
      phase = Phase.DISCARDING;
    }
    if (failed == Phase.SEEKING) {
      sought.accept(Optional.of(failure));
    } else {
      tell(told -> told.broken(failure));
    }
  }

  private void over() {
    phase = Phase.OVER;
    onceOver.ifPresent(Runnable::run);
    afterwards.ifPresent(Runnable::run);
    afterwards = Optional.empty();
  }

  private void tell(Consumer<Listener> news) {
    listener.ifPresent(told -> loop.execute(() -> news.accept(told)));
  }
}
