package ai.nexus.core.messages;

import ai.nexus.core.files.OwnerOnly;
import ai.nexus.core.log.EventLog;
import ai.nexus.core.log.LogThrottle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Appends stored exchanges to their conversations' files, for as long as one thread runs it. A file
 * is open only while a batch is written to it.
 */
public final class MessageWriter implements Runnable {

  private static final EventLog LOG = EventLog.of(MessageWriter.class);
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final MessageStore store;
  private final ConversationFile files;
  private final ExchangeLine lines = new ExchangeLine();
  private final LogThrottle throttle = new LogThrottle(Duration.ofSeconds(10));
  private final CountDownLatch finished = new CountDownLatch(1);
  private final LongAdder written = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * @param folder in which the years stand
   */
  public MessageWriter(MessageStore store, Path folder) {
    this.store = store;
    this.files = new ConversationFile(folder);
  }

  @Override
  public void run() {
    try {
      boolean open = true;
      while (open) {
        // Asked first, so that what was accepted before the store closed is still written.
        open = !store.isClosed();
        write(store.take(open ? IDLE : Duration.ZERO));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  /**
   * Writes what waits and ends {@link #run()}; what is offered later is dropped.
   *
   * @return whether it ended in time
   */
  public boolean stop(Duration limit) throws InterruptedException {
    store.close();
    return finished.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Exchanges on the disk. */
  public long written() {
    return written.sum();
  }

  /** Exchanges that could not be written. */
  public long failed() {
    return failed.sum();
  }

  private void write(List<StoredExchange> batch) {
    Map<Path, List<StoredExchange>> byFile =
        batch.stream()
            .collect(
                Collectors.groupingBy(
                    exchange -> files.of(exchange.time(), exchange.conversationId()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byFile.forEach(this::append);
  }

  private void append(Path file, List<StoredExchange> exchanges) {
    try {
      OwnerOnly.createFolders(file.getParent());
      try (LineFile out = new LineFile(file)) {
        exchanges.forEach(exchange -> append(out, file, exchange));
      }
    } catch (IOException | RuntimeException refused) {
      failed.add(exchanges.size());
      tell("cannot store messages in " + file, refused);
    }
  }

  /** Encodes the whole line first; what fails here costs this exchange alone. */
  private void append(LineFile out, Path file, StoredExchange exchange) {
    try {
      out.append(lines.of(exchange));
      written.increment();
    } catch (IOException | RuntimeException refused) {
      failed.increment();
      tell("cannot store exchange " + exchange.requestId() + " in " + file, refused);
    }
  }

  private void tell(String what, Exception cause) {
    throttle.attempt(held -> LOG.error(what + " (" + held + " more failures before)", cause));
  }
}
