package ai.nexus.bench.load;

import io.vertx.core.Future;

/** A kind of client that opens streams and hands what comes to a meter. */
public interface StreamClient extends AutoCloseable {

  /**
   * One stream. Succeeds when the answer has begun; the meter is then fed until the end.
   *
   * @param ended is run once, however the stream ends
   */
  Future<Void> open(EventMeter meter, Runnable ended);

  @Override
  void close();
}
