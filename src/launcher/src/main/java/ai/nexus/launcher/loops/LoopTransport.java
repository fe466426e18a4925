package ai.nexus.launcher.loops;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.transport.Transport;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Vert.x's usual transport, whose event loops can select for the server as well. The relay finds it
 * as a service; on other servers there is none.
 */
public final class LoopTransport extends NioTransport implements Transport {

  /** For {@link java.util.ServiceLoader}. */
  public LoopTransport() {
    // Nothing to set up.
  }

  @Override
  public String name() {
    return "nio";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Throwable unavailabilityCause() {
    return null;
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return this;
  }

  @Override
  public EventLoopGroup eventLoopGroup(
      int type, int threads, ThreadFactory threadFactory, int ioRatio) {
    return type == IO_EVENT_LOOP_GROUP
        ? new Group(threads, threadFactory, ioHandlerFactory())
        : super.eventLoopGroup(type, threads, threadFactory, ioRatio);
  }

  private static final class Group extends MultiThreadIoEventLoopGroup {

    Group(int threads, ThreadFactory threadFactory, IoHandlerFactory unused) {
      super(threads, threadFactory, unused);
    }

    @Override
    protected IoEventLoop newChild(Executor threads, IoHandlerFactory unused, Object... more) {
      return ServerLoop.start(this, threads).loop();
    }
  }
}
