package ai.nexus.api.relay;

import ai.nexus.api.ask.Clients;
import ai.nexus.api.exchange.Exchange;
import ai.nexus.core.error.GatewayException;
import ai.nexus.wire.chat.ProviderError;
import ai.nexus.wire.json.Slice;
import ai.nexus.wire.translate.ClientDialect;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * An HTTP response that is suspended. Used on one event loop, where nothing waits: a long answer is
 * written as the container takes it, a short one is kept and written by the thread that ends it.
 * {@link WriteListener}'s two methods come from the container's threads and do no more than pass a
 * message to the loop.
 */
public final class HttpDownstream implements Downstream, WriteListener {

  // An answer this short is cheaper kept and written at once than by a write listener.
  private static final int SHORT_BODY = 32 << 10;

  private final Exchange exchange;
  private final HttpServletResponse response;
  private final SuspendedResponse suspended;
  private final ClientDialect words;
  private final Executor endings;
  private final ClientWatch client;
  private ByteRun pending = new ByteRun();
  private Loop loop = Runnable::run;
  private Listener listener = new Unheard();
  private FailureEvents failureEvents = ClientDialect::errorEvent;
  private ServletOutputStream out;
  private boolean streaming;
  private boolean listening;
  private boolean closed;
  private boolean flushOwed;
  // Set on the loop before isReady() is asked, cleared by whichever side sees the stream ready.
  private volatile boolean waiting;
  private boolean closeWhenReady;

  /**
   * @param words the client's own
   * @param endings runs what ends the answer and may wait for the client
   */
  public HttpDownstream(
      Exchange exchange,
      HttpServletRequest request,
      HttpServletResponse response,
      SuspendedResponse suspended,
      ClientDialect words,
      Executor endings) {
    this.words = words;
    this.endings = endings;
    this.exchange = exchange;
    this.client = new ClientWatch(request);
    this.response = response;
    this.suspended = suspended;
  }

  @Override
  public void attach(Loop eventLoop, Listener relay) {
    this.loop = eventLoop;
    this.listener = relay;
  }

  @Override
  public void begin(AnswerHead head) {
    streaming = head.isEventStream();
    response.setStatus(head.status());
    ResponseHeaders.answer(response, head, exchange, words.dialect());
    if (!streaming) {
      // A stream does not keep its length: heartbeats come in, the usage event may go.
      head.length().ifPresent(response::setContentLengthLong);
    }
    if (head.mayBreakOff()) {
      // Where the length is known, ending the connection tells the client that a body is not whole.
      response.setHeader("Connection", "close");
    }
    flushOwed = true;
    open(streaming || head.length().isEmpty() || head.length().getAsLong() > SHORT_BODY);
  }

  @Override
  public void begin(AnswerHead head, FailureEvents failure) {
    failureEvents = failure;
    begin(head);
  }

  private void open(boolean longAnswer) {
    try {
      out = response.getOutputStream();
      if (longAnswer) {
        listening = true;
        out.setWriteListener(this);
      }
    } catch (IOException | IllegalStateException broken) {
      lost();
    }
  }

  @Override
  public void event(Slice raw, Slice data) {
    pending.add(raw.array(), raw.offset(), raw.length());
  }

  @Override
  public void body(byte[] bytes, int offset, int length) {
    pending.add(bytes, offset, length);
  }

  @Override
  public boolean flush() {
    boolean something = !pending.isEmpty() || flushOwed;
    if (closed) {
      pending.clear();
      return false;
    }
    if (!listening) {
      flushOwed = false;
      return something;
    }
    try {
      push();
    } catch (IOException | RuntimeException broken) {
      // Grizzly answers late calls on a response that it has recycled with a NullPointerException.
      lost();
    }
    return something;
  }

  /** Writes and flushes as far as the container takes it now; the rest when it says it can. */
  private void push() throws IOException {
    if (!pending.isEmpty()) {
      if (!ready()) {
        return;
      }
      out.write(pending.array(), pending.offset(), pending.length());
      pending.clear();
      flushOwed = true;
    }
    if (flushOwed && ready()) {
      flushOwed = false;
      out.flush();
    }
  }

  @Override
  public boolean ready() {
    if (closed || !listening) {
      return true;
    }
    waiting = true;
    try {
      if (!out.isReady()) {
        return false;
      }
    } catch (RuntimeException recycled) {
      lost();
    }
    waiting = false;
    return true;
  }

  @Override
  public void onWritePossible() {
    if (waiting) {
      waiting = false;
      loop.execute(this::becameReady);
    }
  }

  private void becameReady() {
    flush();
    if (closeWhenReady) {
      closeIfAllIsWritten();
    } else if (!closed && ready()) {
      listener.writable();
    }
  }

  private void closeIfAllIsWritten() {
    if (!listening || (pending.isEmpty() && !flushOwed && ready())) {
      close();
    }
  }

  @Override
  public void onError(Throwable broken) {
    loop.execute(this::lost);
  }

  @Override
  public OptionalInt portToLookAt() {
    return OptionalInt.of(client.localPort());
  }

  @Override
  public void look(ConnectionTable table) {
    if (!closed && client.hasLeft(table)) {
      lost();
    }
  }

  private void lost() {
    close();
    loop.execute(() -> listener.gone()); // whoever it is by then
  }

  @Override
  public void heartbeat() {
    if (streaming && ready()) {
      add(words.heartbeat());
      flush();
    }
  }

  @Override
  public void endStream(Slice raw, Slice data) {
    event(raw, data);
    end();
  }

  @Override
  public void end() {
    flush();
    closeWhenReady = true;
    closeIfAllIsWritten();
  }

  @Override
  public void fail(GatewayException failure, boolean mayRetry) {
    ProviderError told = Clients.told(failure, Optional.of(exchange.requestId()));
    if (out == null) {
      byte[] body = words.error(told);
      response.setStatus(told.status());
      ResponseHeaders.failure(response, failure, mayRetry, words.dialect(), exchange);
      response.setContentLength(body.length);
      flushOwed = true;
      open(false);
      add(body);
    } else if (streaming) {
      add(failureEvents.of(words, told));
    }
    end();
  }

  private void add(byte[] bytes) {
    pending.add(bytes, 0, bytes.length);
  }

  @Override
  public void abandon() {
    close();
  }

  private void close() {
    if (!closed) {
      closed = true;
      ByteRun rest = listening ? new ByteRun() : pending;
      pending = new ByteRun();
      endings.execute(() -> finish(rest));
    }
  }

  private void finish(ByteRun rest) {
    if (!rest.isEmpty()) {
      suspended.write(out, rest);
    }
    suspended.end();
    exchange.closed();
    loop.executeInPassing(() -> listener.closed());
  }

  /** Stands in until a relay is attached; a client that leaves before has nobody to tell. */
  private static final class Unheard implements Listener {
    @Override
    public void writable() {
      // Nothing has been written yet.
    }

    @Override
    public void gone() {
      // Nothing has been started yet.
    }

    @Override
    public void cancelled() {
      // HTTP has no way to say so.
    }

    @Override
    public void closed() {
      // Nobody watches.
    }
  }
}
